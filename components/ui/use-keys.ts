"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Single keys from wherever the focus is, but not while somebody types or is in a menu. `press` says whether the key
 * was its own.
 */
export function useKeys(press: (key: string, target: Element) => boolean) {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || !(target instanceof Element))
      return;
    if (target.closest("input, textarea, select, [contenteditable], [role=menu], [role=listbox]")) return;
    if (press(event.key, target)) event.preventDefault();
  });

  // The keyboard is outside React.
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
