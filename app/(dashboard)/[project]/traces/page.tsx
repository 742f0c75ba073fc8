import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { BulkMenu } from "@/components/traces/list/bulk-menu";
import { ExportTraces } from "@/components/traces/list/export-traces";
import { FirstTraces } from "@/components/traces/list/first-traces";
import { TimeRange } from "@/components/traces/list/time-range";
import { TracesLoading } from "@/components/traces/list/traces-loading";
import { TracesScreen } from "@/components/traces/list/traces-screen";
import { hasRole, requireMember } from "@/lib/auth";
import { columnsCookie, readHiddenColumns } from "@/lib/traces/columns";
import { traceFilter } from "@/lib/traces/filter";
import { filtersCookie, readFiltersShown } from "@/lib/traces/filters-shown";
import { viewAddress } from "@/lib/views/address";
import { getDefaultView } from "@/lib/views/queries";

export const metadata: Metadata = { title: "Traces" };

export default async function TracesPage({ params, searchParams }: PageProps<"/[project]/traces">) {
  const { project } = await params;
  const member = await requireMember(project);
  const search = await searchParams;
  // Nothing is sent before this, so that the first thing to be seen is the list.
  const start = Object.keys(search).length === 0 ? await getDefaultView(member) : undefined;
  if (start) redirect(viewAddress(project, start));

  const filter = traceFilter.parse(search);
  const jar = await cookies();
  const showsFilters = readFiltersShown(jar.get(filtersCookie)?.value);

  return (
    <>
      <PageHeader title="Traces">
        <TimeRange />
        <ExportTraces project={project} />
        {hasRole(member, "member") && <BulkMenu project={project} />}
      </PageHeader>
      <Suspense fallback={<TracesLoading showsFilters={showsFilters} />}>
        <FirstTraces project={project} member={member} filter={filter}>
          <TracesScreen
            project={project}
            hiddenColumns={readHiddenColumns(jar.get(columnsCookie)?.value)}
            showsFilters={showsFilters}
            canSave={hasRole(member, "member")}
          />
        </FirstTraces>
      </Suspense>
    </>
  );
}
