"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isLive, type TraceFilter } from "@/lib/traces/filter";
import { loadedTraces, newTraces, refreshTraces, withHead } from "@/lib/traces/live";
import { traceOptions } from "@/lib/traces/options";

export type TraceList = ReturnType<typeof useTraceList>;

/**
 * The rows of the list. At the top, new ones come by themselves; further down they wait, so that nothing moves; and while
 * the list is paused, none are fetched.
 */
export function useTraceList(project: string, filter: TraceFilter) {
  const [atTop, setAtTop] = useState(true);
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

  const loaded = loadedTraces(query.data);
  const merges = query.data && head && !query.isPlaceholderData;
  const shown = merges && atTop ? loadedTraces(withHead(query.data, head)) : refreshTraces(loaded, head?.items ?? []);
  const isPartial = query.hasNextPage && (query.data?.pages.at(-1)?.partial ?? false);

  /** Makes the new ones part of the list, wherever it is scrolled to. */
  function keepHead() {
    if (merges) client.setQueryData(options.queryKey, (pages) => pages && withHead(pages, head));
  }

  /** A search that took too long goes on only when told to. */
  function loadMore() {
    if (!query.hasNextPage || query.isFetchNextPageError || isPartial) return;
    goOn();
  }

  function goOn() {
    if (query.isFetchingNextPage || query.isPlaceholderData) return;
    if (atTop) keepHead();
    query.fetchNextPage({ cancelRefetch: false });
  }

  function onScroll(scrollTop: number) {
    const nowAtTop = scrollTop < 4;
    if (atTop && !nowAtTop) keepHead();
    setAtTop(nowAtTop);
  }

  function setLive(on: boolean) {
    setPause(on ? undefined : { list: listKey, at: Date.now() });
    if (on) return;
    if (atTop) keepHead();
    client.cancelQueries({ queryKey: headOptions.queryKey });
  }

  return {
    query,
    shown,
    waiting: merges && !atTop ? newTraces(loaded, head.items).length : 0,
    isStale: isStale && live,
    isPartial,
    live,
    canBeLive,
    pausedAt,
    setLive,
    keepHead,
    loadMore,
    goOn,
    onScroll,
  };
}
