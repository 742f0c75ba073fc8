import type { Metadata } from "next";
import { AgentsScreen } from "@/components/agents/agents-screen";
import { Hydrate } from "@/components/hydrate";
import { PageHeader } from "@/components/shell/page-header";
import { TimeRange } from "@/components/traces/list/time-range";
import { agentRangeAtFirst, agentsFilter, toAgentQuery } from "@/lib/agents/filter";
import { agentOptions } from "@/lib/agents/options";
import { listAgents } from "@/lib/agents/queries";
import { requireMember } from "@/lib/auth";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage({ params, searchParams }: PageProps<"/[project]/agents">) {
  const { project } = await params;
  const member = await requireMember(project);
  const filter = agentsFilter.parse(await searchParams);
  const first = await listAgents(member, toAgentQuery(filter, Date.now()));

  return (
    <>
      <PageHeader title="Agents">
        <TimeRange atFirst={agentRangeAtFirst} />
      </PageHeader>
      <Hydrate query={agentOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
        <AgentsScreen project={project} />
      </Hydrate>
    </>
  );
}
