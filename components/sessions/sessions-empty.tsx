"use client";

import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { type SessionFilter, sessionFilter } from "@/lib/sessions/filter";
import { sessionOptions } from "@/lib/sessions/options";
import { rangeNames, ranges } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

/** No session: because none was ever sent, or none in this time. */
export function SessionsEmpty({ project, filter: { agent, user } }: { project: string; filter: SessionFilter }) {
  const [, setFilter] = useUrlState(sessionFilter);
  const { data } = useQuery(sessionOptions.newest(project, { agent, user }));
  if (!data) return null;

  const whose = [user && "of this user", agent && "of this agent"].filter(Boolean).join(" ");
  const [newest] = data.items;
  if (newest) {
    const age = Date.now() - Date.parse(newest.lastAt);
    const range = rangeNames.find((name) => ranges[name].length > age * 1.05) ?? "all";
    return (
      <EmptyState
        icon={MessagesSquare}
        title={`No sessions ${whose} in this time range`.replace("  ", " ")}
        action={
          <Button onClick={() => setFilter({ range, from: undefined, to: undefined })}>
            Show {ranges[range].label.toLowerCase()}
          </Button>
        }
      >
        The newest session {whose} was last active <RelativeTime ago value={newest.lastAt} />.
      </EmptyState>
    );
  }

  return (
    <EmptyState
      icon={MessagesSquare}
      title={whose ? `No sessions ${whose}` : "No sessions yet"}
      action={
        <Button variant="primary" asChild>
          <Link href={`/${project}/send`}>How to send traces</Link>
        </Button>
      }
    >
      <p>
        A session is all traces with the same <code className="font-mono text-sm">session.id</code>: one conversation,
        or one job. Set the attribute on the root span of each trace;{" "}
        <code className="font-mono text-sm">gen_ai.conversation.id</code> does too.
      </p>
      <pre className="mt-3 overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 text-left font-mono text-sm">
        span.setAttribute("session.id", chat.id)
      </pre>
    </EmptyState>
  );
}
