"use client";

import { useEffect, useRef, useState } from "react";
import { type SpanNode, visibleNodes } from "@/lib/traces/tree";
import { SpanTreeRows } from "./span-tree-rows";
import { treeKeys } from "./tree-keys";
import { useActiveSpan } from "./use-active-span";

type Props = {
  roots: SpanNode[];
  /** The length of the time axis. */
  totalMs: number;
  selectedId: string | undefined;
  onSelect: (spanId: string) => void;
  onEnter: () => void;
};

export function SpanTree({ roots, totalMs, selectedId, onSelect, onEnter }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const { activeId, walk, choose } = useActiveSpan(selectedId, onSelect);
  const nodes = visibleNodes(roots, collapsed);

  // The focus is outside React: where nothing has it yet, the arrows should walk the spans at once.
  useEffect(() => {
    if (document.activeElement?.matches("body, [role=dialog]")) scroller.current?.focus({ preventScroll: true });
  }, []);

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
      className="group/tree min-h-0 flex-1 overflow-auto px-1 outline-none"
    >
      <SpanTreeRows
        scroller={scroller}
        nodes={nodes}
        rootCount={roots.length}
        totalMs={totalMs}
        activeId={activeId}
        collapsed={collapsed}
        onChoose={choose}
        onToggle={toggle}
      />
    </div>
  );
}
