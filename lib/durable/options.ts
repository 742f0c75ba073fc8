import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import { type RunFilter, toRunQuery } from "./filter";
import { type DurableRun, durableFunctionList, durableRunDetail, durableRunPage } from "./schema";

const [quickMs, slowMs] = [2_000, 15_000];

export const durableOptions = {
  all: ["durable"] as const,

  functions: (project: string) =>
    queryOptions({
      queryKey: [...durableOptions.all, "functions", project],
      queryFn: ({ signal }) => getJson(`/api/durable/functions?${toQuery({ project })}`, durableFunctionList, signal),
      staleTime: quickMs,
      refetchInterval: ({ state }) => (state.data?.some(({ active }) => active > 0) ? 5_000 : slowMs),
    }),

  /** Asked again as a whole; less often where many pages of it are open. */
  runs: (project: string, filter: RunFilter) =>
    infiniteQueryOptions({
      queryKey: [...durableOptions.all, "runs", project, filter],
      queryFn: ({ pageParam: cursor, signal }) =>
        getJson(`/api/durable/runs?${toQuery({ project, ...toRunQuery(filter), cursor })}`, durableRunPage, signal),
      initialPageParam: "",
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      staleTime: quickMs,
      refetchInterval: ({ state }) => {
        const pages = state.data?.pages ?? [];
        if (pages.length > 3) return 2 * slowMs;
        return pages.some(({ runs }) => runs.some(isActive)) ? quickMs : slowMs;
      },
    }),

  run: (project: string, id: string) =>
    queryOptions({
      queryKey: [...durableOptions.all, "run", project, id],
      queryFn: ({ signal }) =>
        getJson(`/api/durable/runs/${encodeURIComponent(id)}?${toQuery({ project })}`, durableRunDetail, signal),
      refetchInterval: ({ state }) => state.data && isActive(state.data) && quickMs,
    }),
};

export function isActive({ status }: Pick<DurableRun, "status">): boolean {
  return status === "queued" || status === "running";
}
