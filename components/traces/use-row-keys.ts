"use client";

import { useEffect, useEffectEvent } from "react";

/** J and K, or the arrows, from wherever the focus is; but not while somebody types or is inside the sheet. */
export function useRowKeys(move: (step: 1 | -1) => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || !(target instanceof Element))
      return;
    if (target.closest("input, textarea, select, [contenteditable], [role=menu], [role=listbox]")) return;
    const step = stepOf(event.key, target.closest("[role=dialog]") !== null);
    if (!step) return;
    event.preventDefault();
    move(step);
  });

  // The keyboard is outside React.
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** The arrows belong to what is open: there they walk its spans and scroll its text. */
function stepOf(key: string, inDialog: boolean) {
  if (key === "j" || (key === "ArrowDown" && !inDialog)) return 1;
  if (key === "k" || (key === "ArrowUp" && !inDialog)) return -1;
  return undefined;
}
