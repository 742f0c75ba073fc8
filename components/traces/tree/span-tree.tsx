"use client";

import { useEffect, useRef, useState } from "react";
import { visibleNodes } from "@/lib/traces/tree";
import { useFind } from "../use-find";
import type { ViewProps } from "../view-props";
import { SpanTreeRows } from "./span-tree-rows";
import { treeKeys } from "./tree-keys";
import { useActiveSpan } from "./use-active-span";

export function SpanTree({ project, trace, spans, roots, totalMs, selectedId, onSelect }: ViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const { activeId, walk, choose } = useActiveSpan(selectedId, onSelect);
  const nodes = visibleNodes(roots, collapsed);
  const { matches } = useFind(project, { trace, spans });
  const matchCounts = new Map<string, number>();
  for (const { spanId } of matches) matchCounts.set(spanId, (matchCounts.get(spanId) ?? 0) + 1);

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
      onKeyDown={treeKeys({ nodes, activeId, collapsed, onActive: walk, onToggle: toggle, onEnter: focusSpan })}
      className="group/tree min-h-0 flex-1 overflow-auto px-1 outline-none"
    >
      <SpanTreeRows
        scroller={scroller}
        nodes={nodes}
        rootCount={roots.length}
        totalMs={totalMs}
        activeId={activeId}
        collapsed={collapsed}
        matchCounts={matchCounts}
        onChoose={choose}
        onToggle={toggle}
      />
    </div>
  );
}

function focusSpan() {
  document.getElementById("span")?.focus();
}
