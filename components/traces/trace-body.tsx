"use client";

import { cx } from "@/components/ui/cx";
import { openSpan, type TraceView } from "@/lib/traces/filter";
import type { TraceTree } from "@/lib/traces/schema";
import { buildTree } from "@/lib/traces/tree";
import { useUrlState } from "@/lib/url-state";
import { focusView, isViewCovered } from "./focus-view";
import { TraceRaw } from "./raw/trace-raw";
import { SpanPane } from "./span/span-pane";
import { TraceThread } from "./thread/trace-thread";
import { TraceTimeline } from "./timeline/trace-timeline";
import { SpanTree } from "./tree/span-tree";
import type { ViewProps } from "./view-props";

const views: Record<TraceView, (props: ViewProps) => React.ReactNode> = {
  tree: SpanTree,
  timeline: TraceTimeline,
  thread: TraceThread,
  raw: TraceRaw,
};

/**
 * A view of the trace and the span chosen in it, side by side; where it is narrow, one of them at a time. The tree
 * always has a span beside it, the other views once one is chosen.
 */
export function TraceBody({ project, tree: { trace, spans } }: { project: string; tree: TraceTree }) {
  const [{ span: spanId, view }, setOpen] = useUrlState(openSpan);
  const roots = buildTree(spans);
  const totalMs = spans.reduce((end, span) => Math.max(end, span.offsetMs + span.durationMs), 0);
  const chosen = spans.find((span) => span.spanId === spanId);
  const shown = chosen ?? (view === "tree" ? roots[0]?.span : undefined);
  const View = views[view];
  const closable = view !== "tree";

  function close() {
    setOpen({ span: undefined });
    focusView();
  }

  return (
    <div className="flex min-h-0 flex-1">
      <div className={cx("min-h-0 min-w-0 flex-1 flex-col @3xl:flex", chosen ? "hidden" : "flex")}>
        <View
          project={project}
          trace={trace}
          spans={spans}
          roots={roots}
          totalMs={totalMs}
          selectedId={shown?.spanId}
          onSelect={(id) => setOpen({ span: id })}
        />
      </div>
      {shown && (
        <div
          className={cx(
            "min-h-0 min-w-0 flex-1 border-line @3xl:flex @3xl:max-w-[45%] @3xl:border-l",
            chosen ? "flex" : "hidden",
          )}
        >
          <SpanPane
            project={project}
            trace={trace}
            row={shown}
            closable={closable}
            onClose={close}
            onLeave={() => (closable || isViewCovered() ? close() : focusView())}
          />
        </div>
      )}
    </div>
  );
}
