"use client";

import { useQuery } from "@tanstack/react-query";
import { openSpan } from "@/lib/traces/filter";
import type { Match } from "@/lib/traces/find";
import { traceOptions } from "@/lib/traces/options";
import type { Trace } from "@/lib/traces/schema";
import { useUrlState } from "@/lib/url-state";

const none: Match[] = [];

/** Where what is looked for in the trace stands, in order of time. */
export function useFind(project: string, trace: Trace) {
  const [{ find = "" }] = useUrlState(openSpan);
  const { data, isFetching, error } = useQuery(traceOptions.find(project, trace.traceId, find.trim(), trace.updatedAt));
  return { found: data, matches: data?.matches ?? none, isFetching, error };
}
