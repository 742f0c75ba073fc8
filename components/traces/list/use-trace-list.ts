"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLiveRows } from "@/components/ui/use-live-rows";
import { isLive, type TraceFilter } from "@/lib/traces/filter";
import { tracePages } from "@/lib/traces/live";
import { traceOptions } from "@/lib/traces/options";

export type TraceList = ReturnType<typeof useTraceList>;

/** The rows of the list; while it is paused, no new ones are fetched. */
export function useTraceList(project: string, filter: TraceFilter) {
  const [pause, setPause] = useState<{ list: string; at: number }>();
  const client = useQueryClient();
  const options = traceOptions.list(project, filter);
  const headOptions = traceOptions.head(project, filter);
  const listKey = JSON.stringify(filter);
  const pausedAt = pause?.list === listKey ? pause.at : undefined;
  const canBeLive = isLive(filter);
  const live = canBeLive && pausedAt === undefined;

  const query = useInfiniteQuery(options);
  const { data: head, isError: isStale } = useQuery({ ...headOptions, enabled: live });
  const { atTop, ...rows } = useLiveRows({
    query,
    head,
    pages: tracePages,
    write: (change) => client.setQueryData(options.queryKey, (pages) => pages && change(pages)),
  });

  function setLive(on: boolean) {
    setPause(on ? undefined : { list: listKey, at: Date.now() });
    if (on) return;
    if (atTop) rows.keepHead();
    client.cancelQueries({ queryKey: headOptions.queryKey });
  }

  return { query, ...rows, isStale: isStale && live, live, canBeLive, pausedAt, setLive };
}
