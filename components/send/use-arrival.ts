"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { traceOptions } from "@/lib/traces/options";
import type { Trace } from "@/lib/traces/schema";

/** The trace that came since the page was opened, and whether it is the first of the project. */
export function useArrival(project: string) {
  const { data, isFetchedAfterMount, isError } = useQuery({
    ...traceOptions.newest(project),
    refetchInterval: 2_000,
    refetchOnMount: "always",
  });
  const newest = data?.items[0];
  const [before, setBefore] = useState<Trace | null>();
  if (before === undefined && data && isFetchedAfterMount) setBefore(newest ?? null);

  const known = before === undefined ? newest : before;
  return { isFirst: !known, isError, arrived: before !== undefined && isNewer(newest, before) ? newest : undefined };
}

function isNewer(newest: Trace | undefined, before: Trace | null) {
  if (!newest) return false;
  return !before || (newest.traceId !== before.traceId && newest.startTime >= before.startTime);
}
