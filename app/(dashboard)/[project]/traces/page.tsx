import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Hydrate } from "@/components/hydrate";
import { PageHeader } from "@/components/shell/page-header";
import { TimeRange } from "@/components/traces/list/time-range";
import { TracesScreen } from "@/components/traces/list/traces-screen";
import { requireMember } from "@/lib/auth";
import { columnsCookie, readHiddenColumns } from "@/lib/traces/columns";
import { toTraceQuery, traceFilter } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { listTraces } from "@/lib/traces/queries";

export const metadata: Metadata = { title: "Traces" };

export default async function TracesPage({ params, searchParams }: PageProps<"/[project]/traces">) {
  const { project } = await params;
  const member = await requireMember(project);
  const filter = traceFilter.parse(await searchParams);
  const first = await listTraces(member, toTraceQuery(filter, Date.now()));
  const hiddenColumns = readHiddenColumns((await cookies()).get(columnsCookie)?.value);

  return (
    <>
      <PageHeader title="Traces">
        <TimeRange />
      </PageHeader>
      <Hydrate query={traceOptions.list(project, filter)} data={{ pages: [first], pageParams: [""] }}>
        <TracesScreen project={project} hiddenColumns={hiddenColumns} />
      </Hydrate>
    </>
  );
}
