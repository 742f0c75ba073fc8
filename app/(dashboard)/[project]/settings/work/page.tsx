import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DataSection } from "@/components/data/data-section";
import { FunctionsTable } from "@/components/durable/functions-table";
import { InngestNote } from "@/components/durable/inngest-note";
import { RunsList } from "@/components/durable/runs-list";
import { Hydrate } from "@/components/hydrate";
import { JsonView } from "@/components/traces/content/json-view";
import { durableMode } from "@/inngest/mode";
import { isOperator } from "@/lib/account/operator";
import { requireMember } from "@/lib/auth";
import { runFilter, toRunQuery } from "@/lib/durable/filter";
import { inngestUrl } from "@/lib/durable/inngest-url";
import { durableOptions } from "@/lib/durable/options";
import { listDurableFunctions, listDurableRuns } from "@/lib/durable/queries";

export const metadata: Metadata = { title: "Background work" };

export default async function WorkPage({ params, searchParams }: PageProps<"/[project]/settings/work">) {
  const { project } = await params;
  const member = await requireMember(project);
  if (!(await isOperator(member))) notFound();
  if (durableMode().kind === "inngest") return <InngestNote url={inngestUrl()} />;

  const filter = runFilter.parse(await searchParams);
  const [functions, runs] = await Promise.all([
    listDurableFunctions(member),
    listDurableRuns(member, toRunQuery(filter)),
  ]);

  return (
    <Hydrate query={durableOptions.functions(project)} data={functions}>
      <DataSection title="Functions" text="What this server does in the background, for all of its projects.">
        <FunctionsTable project={project} />
      </DataSection>
      <DataSection title="Runs" text="Newest first. A run that failed goes on from where it failed when it is retried.">
        <Hydrate query={durableOptions.runs(project, filter)} data={{ pages: [runs], pageParams: [""] }}>
          <RunsList project={project} Json={JsonView} />
        </Hydrate>
      </DataSection>
    </Hydrate>
  );
}
