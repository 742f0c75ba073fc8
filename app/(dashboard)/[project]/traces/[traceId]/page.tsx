import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Hydrate } from "@/components/hydrate";
import { BackToTraces } from "@/components/traces/back-to-traces";
import { TraceView } from "@/components/traces/trace-view";
import { requireMember } from "@/lib/auth";
import { traceOptions } from "@/lib/traces/options";
import { getTraceTree } from "@/lib/traces/queries";
import { traceId } from "@/lib/traces/schema";

type Props = PageProps<"/[project]/traces/[traceId]">;

const findTree = cache(async (project: string, text: string) => {
  const member = await requireMember(project);
  const id = traceId.safeParse(text);
  return id.success ? getTraceTree(member, id.data) : undefined;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, traceId } = await params;
  return { title: (await findTree(project, traceId))?.trace.name ?? "No such trace" };
}

export default async function TracePage({ params }: Props) {
  const { project, traceId } = await params;
  const tree = (await findTree(project, traceId)) ?? notFound();

  return (
    <Hydrate query={traceOptions.tree(project, tree.trace.traceId)} data={tree}>
      <TraceView
        heading="h1"
        project={project}
        traceId={tree.trace.traceId}
        controls={<BackToTraces project={project} />}
      />
    </Hydrate>
  );
}
