"use client";

import { useSearchParams } from "next/navigation";
import type { z } from "zod";
import { toQuery } from "./query-string";

/**
 * The query string, read and written through a schema. Next keeps useSearchParams in step with history. A change that
 * the back button should undo is pushed.
 */
export function useUrlState<S extends z.ZodObject>(schema: S) {
  const search = useSearchParams();
  const state = schema.parse(Object.fromEntries(search));

  function setState(change: Partial<z.input<S>>, how: "replace" | "push" = "replace") {
    const url = `${window.location.pathname}?${toQuery({ ...addressed(), ...change })}`;
    if (how === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }

  return [state, setState] as const;
}

/** What the address says now. A key pressed right after another comes before the render of the first. */
export function urlState<S extends z.ZodObject>(schema: S) {
  return schema.parse(addressed());
}

function addressed() {
  return Object.fromEntries(new URLSearchParams(window.location.search));
}
