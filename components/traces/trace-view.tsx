"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { ErrorState } from "@/components/ui/error-state";
import { openSpan } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { buildTree } from "@/lib/traces/tree";
import { useUrlState } from "@/lib/url-state";
import { SpanPane } from "./span-pane";
import { SpanTree } from "./span-tree";
import { TraceHeader } from "./trace-header";
import { TraceLoading } from "./trace-loading";
import { TraceSummary } from "./trace-summary";

type Props = { project: string; traceId: string; controls: ReactNode };

/** A trace, the same in the sheet and on its own page. Where it is narrow, one pane at a time. */
export function TraceView({ project, traceId, controls }: Props) {
  const { data, error, refetch } = useQuery(traceOptions.tree(project, traceId));
  const [{ span: spanId }, setOpen] = useUrlState(openSpan);

  if (!data) {
    if (!error) return <TraceLoading controls={controls} />;
    return (
      <div className="p-2">
        <div className="flex justify-end">{controls}</div>
        <ErrorState title="The trace could not be loaded" message={error.message} onRetry={refetch} />
      </div>
    );
  }

  const { trace, spans } = data;
  const roots = buildTree(spans);
  const chosen = spans.find((span) => span.spanId === spanId);
  const shown = chosen ?? roots[0]?.span;

  return (
    <article aria-label={trace.name} className="@container flex min-h-0 flex-1 flex-col bg-panel">
      <TraceHeader project={project} trace={trace} controls={controls} />
      <TraceSummary trace={trace} />
      <div className="flex min-h-0 flex-1">
        <div className={cx("min-h-0 min-w-0 flex-1 @3xl:flex", chosen ? "hidden" : "flex")}>
          <SpanTree
            roots={roots}
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
    </article>
  );
}
