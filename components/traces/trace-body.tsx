"use client";

import { cx } from "@/components/ui/cx";
import { openSpan } from "@/lib/traces/filter";
import type { TraceTree } from "@/lib/traces/schema";
import { buildTree } from "@/lib/traces/tree";
import { useUrlState } from "@/lib/url-state";
import { SpanPane } from "./span-pane";
import { SpanTree } from "./span-tree";

/** The tree and the span chosen in it, side by side; where it is narrow, one of them at a time. */
export function TraceSpans({ project, tree: { trace, spans } }: { project: string; tree: TraceTree }) {
  const [{ span: spanId }, setOpen] = useUrlState(openSpan);
  const roots = buildTree(spans);
  const totalMs = spans.reduce((end, span) => Math.max(end, span.offsetMs + span.durationMs), 0);
  const chosen = spans.find((span) => span.spanId === spanId);
  const shown = chosen ?? roots[0]?.span;

  return (
    <div className="flex min-h-0 flex-1">
      <div className={cx("min-h-0 min-w-0 flex-1 @3xl:flex", chosen ? "hidden" : "flex")}>
        <SpanTree
          roots={roots}
          totalMs={totalMs}
          selectedId={shown?.spanId}
          onSelect={(id) => setOpen({ span: id })}
          onEnter={() => document.getElementById("span")?.focus()}
        />
      </div>
      {shown && (
        <div
          className={cx(
            "min-h-0 min-w-0 flex-1 border-line @3xl:flex @3xl:max-w-[44%] @3xl:border-l",
            chosen ? "flex" : "hidden",
          )}
        >
          <SpanPane
            key={shown.spanId}
            project={project}
            trace={trace}
            row={shown}
            onBack={() => setOpen({ span: undefined })}
          />
        </div>
      )}
    </div>
  );
}
