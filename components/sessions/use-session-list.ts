"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isLive, type SessionFilter } from "@/lib/sessions/filter";
import { sessionOptions } from "@/lib/sessions/options";
import { loadedSessions, refreshSessions, withHead } from "@/lib/sessions/pages";

export type SessionList = ReturnType<typeof useSessionList>;

/** The rows of the list. At the top, what is new comes by itself; further down only what the rows say is renewed. */
export function useSessionList(project: string, filter: SessionFilter) {
  const [atTop, setAtTop] = useState(true);
  const client = useQueryClient();
  const options = sessionOptions.list(project, filter);
  const query = useInfiniteQuery(options);
  const { data: head, isError: isStale } = useQuery(sessionOptions.head(project, filter));

  const loaded = loadedSessions(query.data);
  const merges = query.data && head && !query.isPlaceholderData;
  const shown =
    merges && atTop ? loadedSessions(withHead(query.data, head)) : refreshSessions(loaded, head?.items ?? []);
  const isPartial = query.hasNextPage && (query.data?.pages.at(-1)?.partial ?? false);

  /** Makes what is new part of the list, so that it stays when the list is scrolled. */
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

  return { query, shown, isStale: isStale && isLive(filter), isPartial, loadMore, goOn, onScroll };
}
