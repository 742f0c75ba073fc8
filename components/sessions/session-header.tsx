"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { sessionOptions } from "@/lib/sessions/options";
import { visibleText } from "@/lib/traces/visible-text";
import { OpenMark } from "./open-mark";
import { SessionFacts } from "./session-facts";

export function SessionHeader({ project, sessionId }: { project: string; sessionId: string }) {
  const { data } = useInfiniteQuery(sessionOptions.detail(project, sessionId));
  const session = data?.pages.at(-1)?.session;
  const first = visibleText(session?.firstInput ?? "")
    .trim()
    .split("\n")[0];

  return (
    <header className="shrink-0 border-line border-b bg-panel">
      <div className="flex min-h-12 flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2">
        <h1 className="min-w-0 max-w-full truncate font-semibold text-lg" title={first}>
          {first || "Session"}
        </h1>
        {session && (session.isOpen ? <OpenMark /> : <Chip title="It has been idle for a while">ended</Chip>)}
        <span className="flex min-w-0 items-center text-fg-3">
          <span className="truncate font-mono text-sm" title={sessionId}>
            {visibleText(sessionId)}
          </span>
          <CopyButton value={sessionId} label="session id" size="icon-sm" />
        </span>
        <Button asChild className="ml-auto">
          <Link href={`/${project}/sessions`}>
            <MessagesSquare aria-hidden /> <span className="max-sm:sr-only">All sessions</span>
          </Link>
        </Button>
      </div>
      {session && <SessionFacts project={project} session={session} />}
    </header>
  );
}
