"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { TraceFilter } from "@/lib/traces/filter";
import { loadedTraces, newTraces, refreshTraces, withHead } from "@/lib/traces/live";
import { traceOptions } from "@/lib/traces/options";

export type TraceList = ReturnType<typeof useTraceList>;

/** The rows of the list. At the top, new ones come by themselves; further down they wait, so that nothing moves. */
export function useTraceList(project: string, filter: TraceFilter) {
  const [atTop, setAtTop] = useState(true);
  const client = useQueryClient();
  const options = traceOptions.list(project, filter);
  const query = useInfiniteQuery(options);
  const { data: head, isError: isStale } = useQuery(traceOptions.head(project, filter));

  const loaded = loadedTraces(query.data);
  const merges = query.data && head && !query.isPlaceholderData;
  const shown = merges && atTop ? loadedTraces(withHead(query.data, head)) : refreshTraces(loaded, head?.items ?? []);

  /** Makes the new ones part of the list, wherever it is scrolled to. */
  function keepHead() {
    if (merges) client.setQueryData(options.queryKey, (pages) => pages && withHead(pages, head));
  }

  function loadMore() {
    if (!query.hasNextPage || query.isFetchingNextPage || query.isPlaceholderData || query.isFetchNextPageError) return;
    if (atTop) keepHead();
    query.fetchNextPage({ cancelRefetch: false });
  }

  function onScroll(scrollTop: number) {
    const nowAtTop = scrollTop < 4;
    if (atTop && !nowAtTop) keepHead();
    setAtTop(nowAtTop);
  }

  const waiting = merges && !atTop ? newTraces(loaded, head.items).length : 0;
  return { query, shown, waiting, isStale, keepHead, loadMore, onScroll };
}
