"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import type { Chart } from "@/lib/traces/timeline/chart";
import { markOf, type TimelineMark } from "@/lib/traces/timeline/mark";
import type { Stretch } from "@/lib/traces/timeline/stretch";
import type { SpanNode } from "@/lib/traces/tree";
import { useFollow } from "../tree/use-follow";
import type { TimelineLayout } from "./timeline-layout";
import type { Places } from "./timeline-places";
import { TimelineRow } from "./timeline-row";

type Props = {
  scroller: RefObject<HTMLDivElement | null>;
  nodes: SpanNode[];
  rootCount: number;
  chart: Chart;
  layout: TimelineLayout;
  places: Places;
  headHeight: number;
  activeId: string | undefined;
  collapsed: ReadonlySet<string>;
  /** How often what is looked for stands in each row. */
  matchCounts: ReadonlyMap<string, number>;
  only: ReadonlySet<TimelineMark>;
  showsPath: boolean;
  /** A row to scroll to. */
  seek: { index: number } | undefined;
  onChoose: (spanId: string) => void;
  onToggle: (spanId: string) => void;
  onCloser: (node: SpanNode) => void;
};

const room = 8;
const offPath: Stretch[] = [];

export function TimelineRows({ scroller, nodes, rootCount, chart, layout, places, headHeight, ...props }: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const { activeId, collapsed, matchCounts, only, showsPath, seek } = props;
  const activeIndex = nodes.findIndex((node) => node.span.spanId === activeId);

  const virtualizer = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.rowHeight,
    overscan: 8,
    paddingEnd: room,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: room,
    initialRect: { width: 600, height: 800 },
  });

  useFollow(virtualizer, activeIndex);

  useEffect(() => {
    if (seek) virtualizer.scrollToIndex(seek.index, { align: "start" });
  }, [seek, virtualizer]);

  // The virtualizer keeps the sizes it has seen.
  useEffect(() => {
    if (layout.rowHeight) virtualizer.measure();
  }, [layout.rowHeight, virtualizer]);

  return (
    <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const node = nodes[index];
        if (!node) return null;
        const { spanId } = node.span;
        const path = showsPath ? (chart.path.get(node) ?? offPath) : undefined;
        return (
          <TimelineRow
            key={spanId}
            node={node}
            siblings={node.parent?.children.length ?? rootCount}
            top={start - headHeight}
            layout={layout}
            places={places}
            active={spanId === activeId}
            open={!collapsed.has(spanId)}
            matchCount={matchCounts.get(spanId) ?? 0}
            atWork={chart.work.has(node)}
            share={chart.marked.has(node) ? node.span.durationMs / chart.totalMs : undefined}
            path={path}
            faint={(only.size > 0 && !only.has(markOf(node.span))) || path !== undefined}
            onChoose={props.onChoose}
            onToggle={props.onToggle}
            onCloser={props.onCloser}
          />
        );
      })}
    </div>
  );
}
