import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, getText } from "../fetch";
import { toQuery } from "../query-string";
import { problemOf } from "../search/edit";
import { attributeList, facets, matchTimeline } from "../search/schema";
import { thread } from "../thread/schema";
import { span } from "./content";
import { isLive, type TraceFilter, toTraceQuery } from "./filter";
import { found } from "./find";
import { type TraceTree, tracePage, traceTree } from "./schema";

const liveFor = 60_000;

export const traceOptions = {
  all: (project: string) => ["traces", project] as const,

  /** Read once and then grown: `head` brings what is new. */
  list: (project: string, filter: TraceFilter) =>
    infiniteQueryOptions({
      queryKey: [...traceOptions.all(project), "list", filter],
      queryFn: ({ pageParam, signal }) => getJson(listUrl(project, filter, pageParam), tracePage, signal),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextCursor,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),

  /** The first page again, every few seconds while somebody looks. */
  head: (project: string, filter: TraceFilter) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "head", filter],
      queryFn: ({ signal }) => getJson(listUrl(project, filter), tracePage, signal),
      enabled: isLive(filter),
      // What took the server as long as it may is not asked for all the time.
      refetchInterval: ({ state }) => (state.data?.partial ? 15_000 : 3_000),
      gcTime: 0,
    }),

  /** How many of the list's traces started when. It follows what arrives where the list does. */
  timeline: (project: string, filter: TraceFilter, live: boolean) => {
    const { q, scope, from, to, range } = filter;
    return queryOptions({
      queryKey: [...traceOptions.all(project), "timeline", { q, scope, from, to, range }],
      queryFn: ({ signal }) => getJson(timelineUrl(project, filter), matchTimeline, signal),
      refetchInterval: live && 15_000,
      staleTime: live ? 10_000 : Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    });
  },

  /** How many of the matching traces answer what to each field. The last counts stay until new ones are there. */
  facets: (project: string, filter: TraceFilter) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "facets", countedBy(filter)],
      queryFn: ({ signal }) => getJson(facetsUrl(project, filter), facets, signal),
      enabled: !problemOf(filter.q),
      staleTime: 10_000,
      refetchInterval: filter.to === undefined && 30_000,
      placeholderData: keepPreviousData,
    }),

  /** More values of one field, those that hold a text. */
  facet: (project: string, filter: TraceFilter, field: string, find: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "facet", field, countedBy(filter), find],
      queryFn: ({ signal }) => getJson(facetsUrl(project, filter, { field, find }), facets, signal),
      enabled: !problemOf(filter.q),
      staleTime: 10_000,
      placeholderData: (previous, query) => (query?.queryKey[3] === field ? previous : undefined),
    }),

  /** Keys of attributes that hold a text; or, with a key, its values that do. */
  attributes: (project: string, key: string | undefined, find: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "attributes", key, find],
      queryFn: ({ signal }) => getJson(`/api/v1/attributes?${toQuery({ project, key, find })}`, attributeList, signal),
      staleTime: 60_000,
      placeholderData: (previous, query) => (query?.queryKey[3] === key ? previous : undefined),
    }),

  /** The project's newest trace, to tell an empty range from an empty project. */
  newest: (project: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "newest"],
      queryFn: ({ signal }) => getJson(`/api/v1/traces?${toQuery({ project, limit: 1 })}`, tracePage, signal),
      refetchInterval: ({ state }) => (state.data?.items.length ? 30_000 : 2_000),
    }),

  /** Polled while the trace still arrives; less often where it is large. */
  tree: (project: string, traceId: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "tree", traceId],
      queryFn: ({ signal }) => getJson(treeUrl(project, traceId), traceTree, signal),
      refetchInterval: ({ state }) =>
        state.data && isArriving(state.data) && (state.data.spans.length < 500 ? 2_000 : 6_000),
      staleTime: 10_000,
    }),

  /** `updatedAt` of the trace: a span may be sent again, more complete. */
  span: (project: string, traceId: string, spanId: string, updatedAt: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "span", traceId, spanId, updatedAt],
      queryFn: ({ signal }) =>
        getJson(`/api/v1/traces/${traceId}/spans/${spanId}?${toQuery({ project })}`, span, signal),
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: (previous) => (previous?.spanId === spanId ? previous : undefined),
    }),

  find: (project: string, traceId: string, text: string, updatedAt: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "find", traceId, text, updatedAt],
      queryFn: ({ signal }) =>
        getJson(`/api/v1/traces/${traceId}/find?${toQuery({ project, q: text })}`, found, signal),
      enabled: text !== "",
      staleTime: Number.POSITIVE_INFINITY,
    }),

  thread: (project: string, traceId: string, updatedAt: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "thread", traceId, updatedAt],
      queryFn: ({ signal }) => getJson(`/api/v1/traces/${traceId}/thread?${toQuery({ project })}`, thread, signal),
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),

  /** One span as OTLP/JSON: its very text, for numbers that are parsed and written again may look different. */
  raw: (project: string, traceId: string, spanId: string, updatedAt: string) =>
    queryOptions({
      queryKey: [...traceOptions.all(project), "raw", traceId, spanId, updatedAt],
      queryFn: ({ signal }) => getText(rawUrl(project, traceId, spanId), signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** The parts of the list's state that change which traces it has. */
function countedBy({ q, scope, range, from, to }: TraceFilter) {
  return { q: q.trim(), scope, range, from, to };
}

function facetsUrl(project: string, filter: TraceFilter, of?: { field: string; find: string }) {
  const { q, from, to } = toTraceQuery(filter, Date.now());
  return `/api/v1/facets?${toQuery({ project, q, from, to, ...of })}`;
}

export function treeUrl(project: string, traceId: string) {
  return `/api/v1/traces/${traceId}/spans?${toQuery({ project })}`;
}

export function rawUrl(project: string, traceId: string, span?: string) {
  return `/api/v1/traces/${traceId}/raw?${toQuery({ project, span })}`;
}

function isArriving(tree: TraceTree) {
  return Date.now() - Date.parse(tree.trace.updatedAt) < liveFor;
}

function timelineUrl(project: string, filter: TraceFilter) {
  const { q, from, to } = toTraceQuery(filter, Date.now());
  return `/api/v1/timeline?${toQuery({ project, q, from, to })}`;
}

function listUrl(project: string, filter: TraceFilter, cursor?: string) {
  return `/api/v1/traces?${toQuery({ project, ...toTraceQuery(filter, Date.now()), cursor })}`;
}
