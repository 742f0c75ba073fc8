"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import type { SpanNode } from "@/lib/traces/tree";
import { SpanTreeRow } from "./span-tree-row";
import { useFollow } from "./use-follow";

const rowHeight = 28;

type Props = {
  scroller: RefObject<HTMLDivElement | null>;
  nodes: SpanNode[];
  rootCount: number;
  totalMs: number;
  activeId: string | undefined;
  collapsed: ReadonlySet<string>;
  /** How often what is looked for stands in each span. */
  matchCounts: ReadonlyMap<string, number>;
  /** Which numbers any of the spans has: the others get no column. */
  numbers: { tokens: boolean; cost: boolean };
  onChoose: (spanId: string) => void;
  onToggle: (spanId: string) => void;
};

export function SpanTreeRows({
  scroller,
  nodes,
  rootCount,
  totalMs,
  activeId,
  collapsed,
  matchCounts,
  numbers,
  ...on
}: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const activeIndex = nodes.findIndex((node) => node.span.spanId === activeId);

  const virtualizer = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    paddingStart: 8,
    paddingEnd: 8,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    initialRect: { width: 600, height: 800 },
  });

  useFollow(virtualizer, activeIndex);

  return (
    <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const node = nodes[index];
        if (!node) return null;
        const { spanId } = node.span;
        return (
          <SpanTreeRow
            key={spanId}
            node={node}
            siblings={node.parent?.children.length ?? rootCount}
            top={start}
            totalMs={totalMs}
            active={spanId === activeId}
            open={!collapsed.has(spanId)}
            matchCount={matchCounts.get(spanId) ?? 0}
            numbers={numbers}
            onChoose={() => on.onChoose(spanId)}
            onToggle={() => on.onToggle(spanId)}
          />
        );
      })}
    </div>
  );
}
