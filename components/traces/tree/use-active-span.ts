"use client";

import { useRef, useState } from "react";

const settleMs = 120;

/** The span under the keys moves at once; the address and the pane follow when it comes to rest. */
export function useActiveSpan(selectedId: string | undefined, onSelect: (spanId: string) => void) {
  const [activeId, setActiveId] = useState(selectedId);
  const [lastSelected, setLastSelected] = useState(selectedId);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  if (selectedId !== lastSelected) {
    setLastSelected(selectedId);
    setActiveId(selectedId);
  }

  function choose(spanId: string) {
    clearTimeout(timer.current);
    setActiveId(spanId);
    onSelect(spanId);
  }

  function walk(spanId: string) {
    clearTimeout(timer.current);
    setActiveId(spanId);
    timer.current = setTimeout(() => onSelect(spanId), settleMs);
  }

  return { activeId, choose, walk };
}
