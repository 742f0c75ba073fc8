"use client";

import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { checksId } from "./checks-panel";
import { useArrival } from "./use-arrival";

const patience = 30_000;

/** Waits for a trace. The first of a project opens by itself; where there are others, it is offered. */
export function WaitBar({ project }: { project: string }) {
  const router = useRouter();
  const { isFirst, isError, arrived } = useArrival(project);
  const long = useLongWait();
  const href = arrived && (`/${project}/traces?trace=${arrived.traceId}` as const);
  const opens = isFirst ? href : undefined;

  // The address is outside React.
  useEffect(() => {
    if (opens) router.push(opens);
  }, [opens, router]);

  return (
    <div className="sticky top-0 z-10 flex h-11 shrink-0 items-center gap-3 border-line border-b bg-sunken px-4">
      <p role="status" className="flex min-w-0 items-center gap-2.5">
        {arrived ? (
          <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
        ) : (
          <span aria-hidden className="mx-1 size-2 shrink-0 animate-pulse rounded-full bg-lamp" />
        )}
        <span className="min-w-0 truncate">
          {arrived ? `A trace arrived: ${arrived.name}` : waiting(isFirst, isError)}
        </span>
      </p>
      {href && (
        <Button size="sm" variant="primary" asChild>
          <Link href={href}>Open it</Link>
        </Button>
      )}
      {long && !arrived && (
        <Link href={`#${checksId}`} className="shrink-0 text-fg-2 underline underline-offset-2 hover:text-fg">
          What to check
        </Link>
      )}
    </div>
  );
}

function waiting(isFirst: boolean, isError: boolean) {
  if (isError) return "The server cannot be reached. Trying again…";
  return isFirst ? "Waiting for the first trace. It opens by itself." : "Waiting for a new trace…";
}

function useLongWait() {
  const [long, setLong] = useState(false);
  // The clock is outside React.
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return long;
}
