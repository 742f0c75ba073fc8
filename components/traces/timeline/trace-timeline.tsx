"use client";

import { useState } from "react";
import { makeChart } from "@/lib/traces/timeline/chart";
import { makeScale } from "@/lib/traces/timeline/scale";
import { type SpanNode, visibleNodes } from "@/lib/traces/tree";
import type { ViewProps } from "../view-props";
import { TimelineView } from "./timeline-view";

/** With most of the time spent waiting, what happened in the rest would be too small to see. */
const foldFrom = 0.8;

/** Works out what the trace's shape is; how one looks at it is the view's. */
export function TraceTimeline({ roots, totalMs, selectedId, onSelect }: ViewProps) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [foldChosen, setFolded] = useState<boolean>();
  const chart = makeChart(roots, totalMs);
  const folded = foldChosen ?? chart.idleShare > foldFrom;

  function toggle(spanId: string) {
    const next = new Set(collapsed);
    if (!next.delete(spanId)) next.add(spanId);
    setCollapsed(next);
  }

  function reveal(node: SpanNode) {
    const next = new Set(collapsed);
    for (let host = node.parent; host; host = host.parent) next.delete(host.span.spanId);
    if (next.size < collapsed.size) setCollapsed(next);
  }

  return (
    <TimelineView
      chart={chart}
      scale={makeScale(totalMs, folded ? chart.gaps : [])}
      nodes={visibleNodes(roots, collapsed)}
      rootCount={roots.length}
      collapsed={collapsed}
      onToggle={toggle}
      onReveal={reveal}
      folded={folded}
      onFold={setFolded}
      selectedId={selectedId}
      onSelect={onSelect}
    />
  );
}
