import { queryOptions } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import { traceOptions } from "../traces/options";
import { erasureList, type Owner, ownerCount } from "./schema";

export const erasureOptions = {
  /** Told to be out of date by every deletion, with all that is of traces. */
  list: (project: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "erasures"],
      queryFn: ({ signal }) => getJson(`/api/v1/erasures?${toQuery({ project })}`, erasureList, signal),
    }),
  count: (project: string, owner: Owner) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "owned", owner],
      queryFn: ({ signal }) => getJson(`/api/v1/erasures/count?${toQuery({ project, ...owner })}`, ownerCount, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      retry: false,
    }),
};
