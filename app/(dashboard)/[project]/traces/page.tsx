import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { Hydrate } from "@/components/hydrate";
import { PageHeader } from "@/components/shell/page-header";
import { BulkMenu } from "@/components/traces/list/bulk-menu";
import { ExportTraces } from "@/components/traces/list/export-traces";
import { TimeRange } from "@/components/traces/list/time-range";
import { TracesScreen } from "@/components/traces/list/traces-screen";
import { hasRole, requireMember } from "@/lib/auth";
import { columnsCookie, readHiddenColumns } from "@/lib/traces/columns";
import { toTraceQuery, traceFilter } from "@/lib/traces/filter";
import { filtersCookie, readFiltersShown } from "@/lib/traces/filters-shown";
import { traceOptions } from "@/lib/traces/options";
import { listTraces } from "@/lib/traces/queries";
import { traceQuery } from "@/lib/traces/schema";
import { viewAddress } from "@/lib/views/address";
import { getDefaultView } from "@/lib/views/queries";

export const metadata: Metadata = { title: "Traces" };

export default async function TracesPage({ params, searchParams }: PageProps<"/[project]/traces">) {
  const { project } = await params;
  const member = await requireMember(project);
  const search = await searchParams;
  const start = Object.keys(search).length === 0 ? await getDefaultView(member) : undefined;
  if (start) redirect(viewAddress(project, start));

  const filter = traceFilter.parse(search);
  // What cannot be read is said by the list itself, where it can be mended.
  const query = traceQuery.safeParse(toTraceQuery(filter, Date.now()));
  const first = query.success ? await listTraces(member, query.data) : undefined;
  const jar = await cookies();

  const screen = (
    <TracesScreen
      project={project}
      hiddenColumns={readHiddenColumns(jar.get(columnsCookie)?.value)}
      showsFilters={readFiltersShown(jar.get(filtersCookie)?.value)}
      canSave={hasRole(member, "member")}
    />
  );

  return (
    <>
      <PageHeader title="Traces">
        <TimeRange />
        <ExportTraces project={project} />
        {hasRole(member, "member") && <BulkMenu project={project} />}
      </PageHeader>
      {first ? (
        <Hydrate query={traceOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
          {screen}
        </Hydrate>
      ) : (
        screen
      )}
    </>
  );
}
