import type { Route } from "next";
import { RelativeTime } from "@/components/ui/relative-time";
import { agentAddress } from "@/lib/agents/address";
import { formatRate } from "@/lib/agents/figures";
import type { AgentCard } from "@/lib/agents/schema";
import { formatCount, formatDuration, formatMoney } from "@/lib/format";
import { visibleText } from "@/lib/traces/visible-text";
import { HomePanel } from "./home-panel";
import { HomeRow } from "./home-row";

export function BusiestAgents({ project, agents }: { project: string; agents: AgentCard[] }) {
  return (
    <HomePanel
      title="Busiest agents"
      note="last 7 days"
      all={{ href: `/${project}/agents?sort=runs` as Route, label: "All by runs" }}
    >
      {agents.length === 0 ? (
        <p className="px-3 pb-3 text-fg-2">No agent ran.</p>
      ) : (
        <ul>
          {agents.map((agent) => (
            <HomeRow
              key={agent.agentId}
              href={agentAddress(project, agent.agentId, "", { range: "7d" })}
              name={visibleText(agent.name)}
              aside={<RelativeTime ago value={agent.lastSeen} />}
            >
              {[
                `${formatCount(agent.runs)} ${agent.runs === 1 ? "run" : "runs"}`,
                `${formatRate(agent.errorRate)} failed`,
                `p95 ${formatDuration(agent.p95Ms)}`,
                formatMoney(agent.costUsd),
              ].join(" · ")}
            </HomeRow>
          ))}
        </ul>
      )}
    </HomePanel>
  );
}
