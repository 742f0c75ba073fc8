"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import type { MouseEvent } from "react";
import { openTrace } from "@/lib/traces/filter";
import type { Trace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { useUrlState } from "@/lib/url-state";
import { KindMark } from "../kind-mark";

/** A link over its whole row: a click opens the sheet; with a modifier it goes to the trace's own page. */
export function TraceName({ trace }: { trace: Trace }) {
  const { project } = useParams<{ project: string }>();
  const [, setOpen] = useUrlState(openTrace);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setOpen({ trace: trace.traceId }, "push");
  }

  return (
    <Link
      id={`trace-${trace.traceId}`}
      href={`/${project}/traces/${trace.traceId}`}
      prefetch={false}
      onClick={open}
      title={trace.name}
      className="flex items-center gap-2 outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
    >
      <KindMark kind={trace.kind} />
      <span className="truncate">
        <span className="font-medium">{visibleText(trace.name)}</span>
        {trace.agentName && trace.agentName !== trace.name && (
          <span className="text-fg-3"> · {visibleText(trace.agentName)}</span>
        )}
      </span>
    </Link>
  );
}
