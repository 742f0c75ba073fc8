"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { sessionOptions } from "@/lib/sessions/options";

/** Up to so many traces are fetched by themselves, so that both ends of the list can be reached at once. */
const fetchedAtOnce = 5_000;

/** A session's traces in order of their start. */
export function useSessionTraces(project: string, sessionId: string) {
  const query = useInfiniteQuery(sessionOptions.detail(project, sessionId));
  const traces = query.data?.pages.flatMap((page) => page.traces) ?? [];
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const goesOn = hasNextPage && !isFetching && !isFetchNextPageError;

  function loadMore() {
    if (goesOn) fetchNextPage({ cancelRefetch: false });
  }

  // The server is outside React: it is asked for the rest as soon as the beginning is there.
  useEffect(() => {
    if (goesOn && traces.length < fetchedAtOnce) fetchNextPage({ cancelRefetch: false });
  }, [goesOn, traces.length, fetchNextPage]);

  return { session: query.data?.pages.at(-1)?.session, traces, query, loadMore };
}
