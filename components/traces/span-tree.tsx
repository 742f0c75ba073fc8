"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { type SpanNode, visibleNodes } from "@/lib/traces/tree";
import { SpanTreeRow } from "./span-tree-row";
import { treeKeys } from "./tree-keys";
import { useActiveSpan } from "./use-active-span";

const rowHeight = 28;

type Props = {
  roots: SpanNode[];
  selectedId: string | undefined;
  onSelect: (spanId: string) => void;
  onEnter: () => void;
};

export function SpanTree({ roots, selectedId, onSelect, onEnter }: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const { activeId, walk, choose } = useActiveSpan(selectedId, onSelect);

  const nodes = visibleNodes(roots, collapsed);
  const activeIndex = nodes.findIndex((node) => node.span.spanId === activeId);
  const totalMs = nodes.reduce((end, { span }) => Math.max(end, span.offsetMs + span.durationMs), 0);

  const virtualizer = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    paddingStart: 8,
    paddingEnd: 8,
    initialRect: { width: 600, height: 800 },
  });

  // The scroller is outside React: it follows the active span.
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [activeIndex, virtualizer]);

  function toggle(spanId: string) {
    const next = new Set(collapsed);
    if (!next.delete(spanId)) next.add(spanId);
    setCollapsed(next);
  }

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Spans"
      tabIndex={0}
      aria-activedescendant={activeId && `span-${activeId}`}
      onKeyDown={treeKeys({ nodes, activeId, collapsed, onActive: walk, onToggle: toggle, onEnter })}
      className="group/tree min-h-0 flex-1 overflow-auto px-1 -outline-offset-2"
    >
      <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const node = nodes[index];
          return (
            node && (
              <SpanTreeRow
                key={node.span.spanId}
                node={node}
                siblings={(node.parent?.children ?? roots).length}
                top={start}
                totalMs={totalMs}
                active={node.span.spanId === activeId}
                open={!collapsed.has(node.span.spanId)}
                onChoose={() => choose(node.span.spanId)}
                onToggle={() => toggle(node.span.spanId)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
