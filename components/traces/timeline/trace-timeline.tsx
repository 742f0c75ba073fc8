"use client";

import { useState } from "react";
import { makeChart } from "@/lib/traces/timeline/chart";
import { makeScale } from "@/lib/traces/timeline/scale";
import { visibleNodes } from "@/lib/traces/tree";
import { countMatches } from "../count-matches";
import { useCollapsed } from "../tree/use-collapsed";
import { useFind } from "../use-find";
import type { ViewProps } from "../view-props";
import { TimelineView } from "./timeline-view";

/** With most of the time spent waiting, what happened in the rest would be too small to see. */
const foldFrom = 0.8;

/** Works out what the trace's shape is; how one looks at it is the view's. */
export function TraceTimeline({ project, trace, roots, totalMs, selectedId, onSelect }: ViewProps) {
  const { collapsed, toggle, reveal } = useCollapsed(roots, selectedId);
  const [foldChosen, setFolded] = useState<boolean>();
  const chart = makeChart(roots, totalMs);
  const folded = foldChosen ?? chart.idleShare > foldFrom;
  const { matches } = useFind(project, trace);
  const nodes = visibleNodes(roots, collapsed);

  return (
    <TimelineView
      chart={chart}
      scale={makeScale(totalMs, folded ? chart.gaps : [])}
      nodes={nodes}
      rootCount={roots.length}
      collapsed={collapsed}
      matchCounts={countMatches(matches, nodes, collapsed)}
      onToggle={toggle}
      onReveal={reveal}
      folded={folded}
      onFold={setFolded}
      selectedId={selectedId}
      onSelect={onSelect}
    />
  );
}
