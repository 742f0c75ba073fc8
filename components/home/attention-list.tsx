import type { Route } from "next";
import { RelativeTime } from "@/components/ui/relative-time";
import { agentAddress } from "@/lib/agents/address";
import { attentionReason } from "@/lib/agents/figures";
import type { AgentCard } from "@/lib/agents/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { HomePanel } from "./home-panel";
import { HomeRow } from "./home-row";

/** `before` are the agents of the period before. */
type Props = { project: string; agents: AgentCard[]; before: AgentCard[] };

export function AttentionList({ project, agents, before }: Props) {
  const failing = agents.filter(({ failures }) => failures > 0);

  return (
    <HomePanel
      title="Agents needing attention"
      note="last 7 days"
      all={{ href: `/${project}/agents?sort=attention` as Route, label: "All agents" }}
    >
      {failing.length === 0 ? (
        <p className="px-3 pb-3 text-fg-2">
          {agents.length > 0
            ? "No run of an agent failed."
            : "No agent ran. Traces without an agent’s id stay in Traces."}
        </p>
      ) : (
        <ul>
          {failing.map((agent) => (
            <HomeRow
              key={agent.agentId}
              href={agentAddress(project, agent.agentId, "", { range: "7d" })}
              name={visibleText(agent.name)}
              aside={<RelativeTime ago value={agent.lastSeen} />}
            >
              {attentionReason(
                agent,
                before.find(({ agentId }) => agentId === agent.agentId),
              )}
            </HomeRow>
          ))}
        </ul>
      )}
    </HomePanel>
  );
}
