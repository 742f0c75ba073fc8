"use client";

import { useState } from "react";
import { type SpanNode, visibleNodes } from "@/lib/traces/tree";

const none: ReadonlySet<string> = new Set();

/** Which spans hide what lies below them. One chosen elsewhere, by find for instance, comes out of hiding. */
export function useCollapsed(roots: SpanNode[], selectedId: string | undefined) {
  const [collapsed, setCollapsed] = useState(none);
  const [lastSelected, setLastSelected] = useState(selectedId);

  if (selectedId !== lastSelected) {
    setLastSelected(selectedId);
    const node = collapsed.size > 0 && visibleNodes(roots, none).find(({ span }) => span.spanId === selectedId);
    if (node) reveal(node);
  }

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

  return { collapsed, toggle, reveal };
}
