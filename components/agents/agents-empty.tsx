"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { type AgentsFilter, agentsFilter, rangeSince, timeWords } from "@/lib/agents/filter";
import { agentOptions } from "@/lib/agents/options";
import { ranges } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { useUrlState } from "@/lib/url-state";

/** No agent in this time; or none at all, and then what makes one. */
export function AgentsEmpty({ project, filter }: { project: string; filter: AgentsFilter }) {
  const [, setFilter] = useUrlState(agentsFilter);
  const ever = useInfiniteQuery(agentOptions.list(project, agentsFilter.parse({ range: "all" })));
  const { data: traces } = useQuery(traceOptions.newest(project));
  const newest = ever.data?.pages[0]?.items[0];
  if (!ever.data || !traces) return null;

  if (newest) {
    const range = rangeSince(newest.lastSeen, Date.now());
    return (
      <EmptyState
        icon={Bot}
        title={`No agent ran ${timeWords(filter)}`}
        action={
          <Button onClick={() => setFilter({ range, from: undefined, to: undefined })}>
            Show {ranges[range].label.toLowerCase()}
          </Button>
        }
      >
        {newest.name} was seen last, <RelativeTime ago value={newest.lastSeen} />.
      </EmptyState>
    );
  }

  return (
    <EmptyState
      icon={Bot}
      title="No agents yet"
      action={
        <Button variant="primary" asChild>
          <Link href={`/${project}/send`}>How to send traces</Link>
        </Button>
      }
    >
      <p>
        A run belongs to an agent when a span of it says which: by <Key>agent.id</Key> or <Key>gen_ai.agent.id</Key>,
        else by an agent’s name, such as <Key>gen_ai.agent.name</Key>. The id should stay the same across deploys and
        renames.
      </p>
      {traces.items.length > 0 && (
        <p className="mt-2">
          The traces of this project have no such identity, so they stay in{" "}
          <TextLink href={`/${project}/traces?range=all` as Route}>Traces</TextLink>.
        </p>
      )}
    </EmptyState>
  );
}

function Key({ children }: { children: string }) {
  return <code className="whitespace-nowrap font-mono text-fg text-sm">{children}</code>;
}
