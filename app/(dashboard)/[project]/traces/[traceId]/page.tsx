import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { preload } from "react-dom";
import { Hydrate } from "@/components/hydrate";
import { BackToTraces } from "@/components/traces/back-to-traces";
import { TraceView } from "@/components/traces/trace-view";
import { requireMember } from "@/lib/auth";
import { traceOptions, treeUrl } from "@/lib/traces/options";
import { getTraceSummary, getTraceTree } from "@/lib/traces/queries";
import { traceId } from "@/lib/traces/schema";

type Props = PageProps<"/[project]/traces/[traceId]">;

/** More spans than these come faster by a request of their own than inside the page. */
const inlineSpans = 500;

const findTrace = cache(async (project: string, text: string) => {
  const member = await requireMember(project);
  const id = traceId.safeParse(text);
  return id.success ? getTraceSummary(member, id.data) : undefined;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, traceId } = await params;
  return { title: (await findTrace(project, traceId))?.name ?? "No such trace" };
}

export default async function TracePage({ params }: Props) {
  const { project, traceId } = await params;
  const trace = (await findTrace(project, traceId)) ?? notFound();
  const view = (
    <TraceView
      heading="h1"
      project={project}
      traceId={trace.traceId}
      known={trace}
      controls={<BackToTraces project={project} />}
    />
  );

  if (trace.spanCount > inlineSpans) {
    preload(treeUrl(project, trace.traceId), { as: "fetch", crossOrigin: "anonymous" });
    return view;
  }
  const tree = (await getTraceTree(await requireMember(project), trace.traceId)) ?? notFound();
  return (
    <Hydrate query={traceOptions.tree(project, tree.trace.traceId)} data={tree}>
      {view}
    </Hydrate>
  );
}
