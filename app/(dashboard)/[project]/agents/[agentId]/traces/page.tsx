import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";
import { FirstTraces } from "@/components/traces/list/first-traces";
import { TracesLoading } from "@/components/traces/list/traces-loading";
import { TracesScreen } from "@/components/traces/list/traces-screen";
import { agentAddress, agentSearch, readAgentId } from "@/lib/agents/address";
import { agentRangeAtFirst, hasTime } from "@/lib/agents/filter";
import { hasRole, requireMember } from "@/lib/auth";
import { columnsCookie, readHiddenColumns } from "@/lib/traces/columns";
import { traceFilter } from "@/lib/traces/filter";
import { filtersCookie, readFiltersShown } from "@/lib/traces/filters-shown";

export const metadata: Metadata = { title: "Traces" };

type Props = PageProps<"/[project]/agents/[agentId]/traces">;

export default async function AgentTracesPage({ params, searchParams }: Props) {
  const { project, agentId: part } = await params;
  const member = await requireMember(project);
  const agentId = readAgentId(part) ?? notFound();
  const search = await searchParams;
  if (!hasTime(search)) redirect(agentAddress(project, agentId, "traces", { ...search, range: agentRangeAtFirst }));

  const scope = agentSearch("agent", agentId);
  const jar = await cookies();
  const showsFilters = readFiltersShown(jar.get(filtersCookie)?.value);

  return (
    <Suspense fallback={<TracesLoading showsFilters={showsFilters} />}>
      <FirstTraces project={project} member={member} filter={{ ...traceFilter.parse(search), scope }}>
        <TracesScreen
          project={project}
          scope={scope}
          hiddenColumns={readHiddenColumns(jar.get(columnsCookie)?.value)}
          showsFilters={showsFilters}
          canSave={hasRole(member, "member")}
        />
      </FirstTraces>
    </Suspense>
  );
}
