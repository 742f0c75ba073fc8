"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { type AgentTime, agentScope, rangeSince, timeWords } from "@/lib/agents/filter";
import { ranges } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

/** An agent that did not run in this time, and when it did. */
export function OverviewNone({ time, lastSeen }: { time: AgentTime; lastSeen: string }) {
  const [, setScope] = useUrlState(agentScope);
  const range = rangeSince(lastSeen, Date.now());

  return (
    <EmptyState
      title={`No run ${timeWords(time)}`}
      action={
        <Button onClick={() => setScope({ range, from: undefined, to: undefined }, "push")}>
          Show {ranges[range].label.toLowerCase()}
        </Button>
      }
    >
      It ran last <RelativeTime ago value={lastSeen} />.
    </EmptyState>
  );
}
