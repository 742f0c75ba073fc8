"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLiveRows } from "@/components/ui/use-live-rows";
import { isLive, type SessionFilter } from "@/lib/sessions/filter";
import { sessionOptions } from "@/lib/sessions/options";
import { sessionPages } from "@/lib/sessions/pages";

export type SessionList = ReturnType<typeof useSessionList>;

export function useSessionList(project: string, filter: SessionFilter) {
  const client = useQueryClient();
  const options = sessionOptions.list(project, filter);
  const query = useInfiniteQuery(options);
  const { data: head, isError: isStale } = useQuery(sessionOptions.head(project, filter));
  const { shown, isPartial, loadMore, goOn, onScroll } = useLiveRows({
    query,
    head,
    pages: sessionPages,
    write: (change) => client.setQueryData(options.queryKey, (pages) => pages && change(pages)),
  });

  return { query, shown, isStale: isStale && isLive(filter), isPartial, loadMore, goOn, onScroll };
}
