import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { Hydrate } from "@/components/hydrate";
import { TracesLoading } from "@/components/traces/list/traces-loading";
import { TracesScreen } from "@/components/traces/list/traces-screen";
import { agentAddress, agentSearch, readAgentId } from "@/lib/agents/address";
import { agentRangeAtFirst, hasTime } from "@/lib/agents/filter";
import { hasRole, type Member, requireMember } from "@/lib/auth";
import { columnsCookie, readHiddenColumns } from "@/lib/traces/columns";
import { type TraceFilter, toTraceQuery, traceFilter } from "@/lib/traces/filter";
import { filtersCookie, readFiltersShown } from "@/lib/traces/filters-shown";
import { traceOptions } from "@/lib/traces/options";
import { listTraces } from "@/lib/traces/queries";
import { traceQuery } from "@/lib/traces/schema";

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
      <FirstPage project={project} member={member} filter={{ ...traceFilter.parse(search), scope }}>
        <TracesScreen
          project={project}
          scope={scope}
          hiddenColumns={readHiddenColumns(jar.get(columnsCookie)?.value)}
          showsFilters={showsFilters}
          canSave={hasRole(member, "member")}
        />
      </FirstPage>
    </Suspense>
  );
}

type FirstPageProps = { project: string; member: Member; filter: TraceFilter; children: ReactNode };

/** What cannot be read is said by the list itself, where it can be mended. */
async function FirstPage({ project, member, filter, children }: FirstPageProps) {
  const query = traceQuery.safeParse(toTraceQuery(filter, Date.now()));
  if (!query.success) return children;
  const first = await listTraces(member, query.data);
  return (
    <Hydrate query={traceOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
      {children}
    </Hydrate>
  );
}
