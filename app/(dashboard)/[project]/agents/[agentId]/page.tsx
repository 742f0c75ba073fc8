import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { AgentLoading } from "@/components/agents/agent-loading";
import { OverviewScreen } from "@/components/agents/overview/overview-screen";
import { Hydrate } from "@/components/hydrate";
import { readAgentId } from "@/lib/agents/address";
import { type AgentScope, agentBounds, agentScope } from "@/lib/agents/filter";
import { agentOptions } from "@/lib/agents/options";
import { getAgentDetail } from "@/lib/agents/queries";
import { requireMember } from "@/lib/auth";

type Props = PageProps<"/[project]/agents/[agentId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readAgentId((await params).agentId) ?? "No such agent" };
}

export default async function AgentPage({ params, searchParams }: Props) {
  const { project, agentId: part } = await params;
  const agentId = readAgentId(part) ?? notFound();

  return (
    <Suspense fallback={<AgentLoading />}>
      <Overview project={project} agentId={agentId} scope={agentScope.parse(await searchParams)} />
    </Suspense>
  );
}

async function Overview({ project, agentId, scope }: { project: string; agentId: string; scope: AgentScope }) {
  const member = await requireMember(project);
  const query = { ...agentBounds(scope, Date.now()), compare: scope.compare === "before" };
  const detail = (await getAgentDetail(member, agentId, query)) ?? notFound();

  return (
    <Hydrate query={agentOptions.detail(project, agentId, scope)} data={detail}>
      <OverviewScreen project={project} agentId={agentId} />
    </Hydrate>
  );
}
