"use client";

import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

/** The search as the address has it, and a way to change it. The address may be ahead of what is rendered. */
export function useQueryText() {
  const [{ q }, setFilter] = useUrlState(traceFilter);

  function edit(change: (text: string) => string) {
    const now = new URLSearchParams(window.location.search).get("q") ?? "";
    setFilter({ q: change(now).trim() || undefined }, "push");
  }

  return [q, edit] as const;
}
