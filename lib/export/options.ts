import { queryOptions } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import { type TraceFilter, toTraceQuery } from "../traces/filter";
import { traceOptions } from "../traces/options";
import { type ExportFormat, type MatchText, matchCount } from "./schema";

export const exportOptions = {
  /** Counted anew each time that somebody asks. */
  count: (project: string, query: MatchText) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "count", query],
      queryFn: ({ signal }) => getJson(`/api/v1/export/count?${toQuery({ project, ...query })}`, matchCount, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
};

/** What the list shows at this moment, whatever comes later. */
export function matchText(filter: TraceFilter, now = Date.now()): MatchText {
  const { q, from, to } = toTraceQuery(filter, now);
  return { q, from, to };
}

export function exportUrl(project: string, format: ExportFormat, gzip: boolean, query: MatchText) {
  return `/api/v1/export?${toQuery({ project, format, gzip: gzip || undefined, ...query })}`;
}
