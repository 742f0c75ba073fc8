"use client";

import { type KeyboardEvent, useId, useState } from "react";

export type Suggestion = {
  /** Told apart by it, and what is inserted. */
  text: string;
  label?: string;
  /** In other words. */
  about?: string;
  /** At the right: a count. */
  note?: string;
};

/** What an input offers while somebody types: arrows choose, Enter or Tab takes, Escape closes. */
export function useSuggestions<S extends Suggestion>(items: S[], onPick: (item: S) => void, tabTakesFirst = false) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const open = isOpen && items.length > 0;
  const active = open ? Math.min(chosen, items.length - 1) : -1;

  function show(next: boolean) {
    setOpen(next);
    setChosen(-1);
  }

  function pick(item: S) {
    show(false);
    onPick(item);
  }

  function step(by: 1 | -1) {
    setOpen(true);
    if (items.length > 0) setChosen((Math.max(active, by < 0 ? 0 : -1) + by + items.length) % items.length);
  }

  /** Prevents the default of every key that was its own. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const isTab = event.key === "Tab" && !event.shiftKey;
    const item = items[isTab && tabTakesFirst ? Math.max(active, 0) : active];
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp" && open) step(-1);
    else if (event.key === "Escape" && open) show(false);
    else if ((event.key === "Enter" || isTab) && open && item) pick(item);
    else return;
    event.preventDefault();
  }

  return {
    open,
    show,
    onKeyDown,
    list: { id, open, items, active, pick, onClose: () => show(false) },
    input: {
      role: "combobox" as const,
      "aria-autocomplete": "list" as const,
      "aria-expanded": open,
      "aria-controls": open ? id : undefined,
      "aria-activedescendant": active < 0 ? undefined : `${id}-${active}`,
    },
  };
}
