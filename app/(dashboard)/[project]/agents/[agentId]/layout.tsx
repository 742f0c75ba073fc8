import { notFound } from "next/navigation";
import { AgentControls } from "@/components/agents/agent-controls";
import { AgentHeader } from "@/components/agents/agent-header";
import { AgentTabs } from "@/components/agents/agent-tabs";
import { TimeRange } from "@/components/traces/list/time-range";
import { readAgentId } from "@/lib/agents/address";
import { agentBounds, agentRangeAtFirst, agentTime } from "@/lib/agents/filter";
import { getAgentDetail } from "@/lib/agents/queries";
import { requireMember } from "@/lib/auth";

/** What the header tells is of these runs, whatever time the tabs are looking at; where there are none, of the newest. */
const known = agentTime.parse({ range: "30d" });

export default async function AgentLayout({ params, children }: LayoutProps<"/[project]/agents/[agentId]">) {
  const { project, agentId: part } = await params;
  const member = await requireMember(project);
  const agentId = readAgentId(part) ?? notFound();
  const query = { ...agentBounds(known, Date.now()), compare: false };
  const { agent } = (await getAgentDetail(member, agentId, query)) ?? notFound();

  return (
    <>
      <AgentHeader project={project} agent={agent}>
        <AgentControls />
        <TimeRange atFirst={agentRangeAtFirst} />
      </AgentHeader>
      <AgentTabs project={project} agentId={agentId} />
      {children}
    </>
  );
}
