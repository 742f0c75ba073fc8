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
import { traceQuery } from "@/lib/traces/schema";

export const metadata: Metadata = { title: "Traces" };

export default async function TracesPage({ params, searchParams }: PageProps<"/[project]/traces">) {
  const { project } = await params;
  const member = await requireMember(project);
  const filter = traceFilter.parse(await searchParams);
  // What cannot be read is said by the list itself, where it can be mended.
  const query = traceQuery.safeParse(toTraceQuery(filter, Date.now()));
  const first = query.success ? await listTraces(member, query.data) : undefined;
  const hiddenColumns = readHiddenColumns((await cookies()).get(columnsCookie)?.value);

  const screen = <TracesScreen project={project} hiddenColumns={hiddenColumns} />;

  return (
    <>
      <PageHeader title="Traces">
        <TimeRange />
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
