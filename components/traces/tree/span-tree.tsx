"use client";

import { useRef } from "react";
import { visibleNodes } from "@/lib/traces/tree";
import { countMatches } from "../count-matches";
import { focusSpan } from "../focus-view";
import { useFind } from "../use-find";
import { useFirstFocus } from "../use-first-focus";
import type { ViewProps } from "../view-props";
import { SpanTreeRows } from "./span-tree-rows";
import { treeKeys } from "./tree-keys";
import { useActiveSpan } from "./use-active-span";
import { useCollapsed } from "./use-collapsed";

export function SpanTree({ project, trace, spans, roots, totalMs, selectedId, onSelect }: ViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { collapsed, toggle } = useCollapsed(roots, selectedId);
  const { activeId, walk, choose } = useActiveSpan(selectedId, onSelect);
  const nodes = visibleNodes(roots, collapsed);
  const { matches } = useFind(project, trace);
  const numbers = {
    tokens: spans.some((span) => span.subtreeTokens !== null),
    cost: spans.some((span) => span.subtreeCostUsd !== null),
  };

  useFirstFocus(scroller);

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
        matchCounts={countMatches(matches, nodes, collapsed)}
        numbers={numbers}
        onChoose={choose}
        onToggle={toggle}
      />
    </div>
  );
}
