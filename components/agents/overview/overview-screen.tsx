"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { agentScope } from "@/lib/agents/filter";
import { agentOptions } from "@/lib/agents/options";
import { useUrlState } from "@/lib/url-state";
import { CallProfiles } from "./call-profiles";
import { OverviewCharts } from "./overview-charts";
import { OverviewNone } from "./overview-none";
import { OverviewTiles } from "./overview-tiles";

/** How one agent does: its numbers against the period before, over time, and by model and tool. */
export function OverviewScreen({ project, agentId }: { project: string; agentId: string }) {
  const [scope] = useUrlState(agentScope);
  const { data, error, refetch, isPlaceholderData } = useQuery(agentOptions.detail(project, agentId, scope));

  if (error && !data) {
    return <ErrorState title="The agent could not be loaded" message={error.message} onRetry={refetch} />;
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto p-3">
      <OverviewTiles
        project={project}
        agentId={agentId}
        scope={scope}
        totals={data?.totals}
        before={scope.compare === "before" ? data?.before : undefined}
        stale={isPlaceholderData}
      />
      {data?.totals.runs === 0 && !isPlaceholderData ? (
        <OverviewNone time={scope} lastSeen={data.agent.lastSeen} />
      ) : (
        <>
          <OverviewCharts project={project} agentId={agentId} time={scope} />
          <CallProfiles project={project} agentId={agentId} time={scope} calls={data?.calls} />
        </>
      )}
    </div>
  );
}
