"use client";

import { openSpan } from "@/lib/traces/filter";
import { foldText } from "@/lib/traces/find-text";
import { useUrlState } from "@/lib/url-state";

/** What is looked for in the trace, folded; empty where nothing is. */
export function useFindTerm(): string {
  const [{ find }] = useUrlState(openSpan);
  return foldText(find?.trim() ?? "");
}
