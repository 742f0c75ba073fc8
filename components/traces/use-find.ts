"use client";

import { useQuery } from "@tanstack/react-query";
import { openSpan } from "@/lib/traces/filter";
import type { Match } from "@/lib/traces/find";
import { traceOptions } from "@/lib/traces/options";
import type { TraceTree } from "@/lib/traces/schema";
import { buildTree, visibleNodes } from "@/lib/traces/tree";
import { useUrlState } from "@/lib/url-state";

/** What is looked for in the trace, and where it stands, from the top of the tree to its end. */
export function useFind(project: string, { trace, spans }: TraceTree) {
  const [{ find = "" }] = useUrlState(openSpan);
  const { data, isFetching, error } = useQuery(traceOptions.find(project, trace.traceId, find.trim(), trace.updatedAt));
  return { find, found: data, matches: data ? inTreeOrder(data.matches, spans) : [], isFetching, error };
}

function inTreeOrder(matches: Match[], spans: TraceTree["spans"]): Match[] {
  const order = new Map(visibleNodes(buildTree(spans), new Set()).map(({ span }, index) => [span.spanId, index]));
  return matches.toSorted((a, b) => (order.get(a.spanId) ?? 0) - (order.get(b.spanId) ?? 0));
}
