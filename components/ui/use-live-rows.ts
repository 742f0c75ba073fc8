"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { LivePages, livePages } from "@/lib/live-pages";

type Options<T> = {
  query: UseInfiniteQueryResult<LivePages<T>>;
  /** The first page as it is now. */
  head: LivePages<T>["pages"][number] | undefined;
  pages: ReturnType<typeof livePages<T>>;
  write: (change: (pages: LivePages<T>) => LivePages<T>) => void;
};

/**
 * The rows of a list that goes on. At its top, what is new comes by itself; further down it waits, so that nothing moves,
 * and only what the rows say is renewed.
 */
export function useLiveRows<T>({ query, head, pages, write }: Options<T>) {
  const [atTop, setAtTop] = useState(true);
  const loaded = pages.loaded(query.data);
  const merges = query.data && head && !query.isPlaceholderData;
  const shown =
    merges && atTop ? pages.loaded(pages.withHead(query.data, head)) : pages.refresh(loaded, head?.items ?? []);
  const isPartial = query.hasNextPage && (query.data?.pages.at(-1)?.partial ?? false);

  /** Makes what is new part of the list, wherever it is scrolled to. */
  function keepHead() {
    if (merges) write((all) => pages.withHead(all, head));
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

  const waiting = merges && !atTop ? pages.added(loaded, head.items).length : 0;
  return { shown, waiting, atTop, isPartial, keepHead, loadMore, goOn, onScroll };
}
