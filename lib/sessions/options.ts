import { infiniteQueryOptions, keepPreviousData, type QueryFunctionContext, queryOptions } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import type { Trace } from "../traces/schema";
import { isLive, type SessionFilter, toSessionQuery } from "./filter";
import { type SessionTurns, sessionDetail, sessionPage, sessionTurns } from "./schema";

const liveFor = 60_000;

/** How many traces of a session come with its page; the rest follow in larger steps. */
export const firstTraces = 100;

/** Turns are asked for so many at a time, those that follow each other. */
export const turnsAtOnce = 10;

export const sessionOptions = {
  all: (project: string) => ["sessions", project] as const,

  /** Read once and then grown: `head` brings what is new. */
  list: (project: string, filter: SessionFilter) =>
    infiniteQueryOptions({
      queryKey: [...sessionOptions.all(project), "list", filter],
      queryFn: ({ pageParam, signal }) => getJson(listUrl(project, filter, pageParam), sessionPage, signal),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextCursor,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),

  /** The first page again, every few seconds while somebody looks. */
  head: (project: string, filter: SessionFilter) =>
    queryOptions({
      queryKey: [...sessionOptions.all(project), "head", filter],
      queryFn: ({ signal }) => getJson(listUrl(project, filter), sessionPage, signal),
      enabled: isLive(filter),
      // What took the server as long as it may is not asked for all the time.
      refetchInterval: ({ state }) => (state.data?.partial ? 15_000 : 5_000),
      gcTime: 0,
    }),

  /** The project's newest session, to tell an empty range from a project without sessions. */
  newest: (project: string, of: Pick<SessionFilter, "agent" | "user">) =>
    queryOptions({
      queryKey: [...sessionOptions.all(project), "newest", of],
      queryFn: ({ signal }) =>
        getJson(`/api/v1/sessions?${toQuery({ project, ...of, limit: 1 })}`, sessionPage, signal),
      refetchInterval: ({ state }) => (state.data?.items.length ? 30_000 : 5_000),
    }),

  /** A session and its traces in order of their start. Asked again while it is open; less often where it is long. */
  detail: (project: string, sessionId: string) =>
    infiniteQueryOptions({
      queryKey: [...sessionOptions.all(project), "detail", sessionId],
      queryFn: ({ pageParam, signal }) => getJson(detailUrl(project, sessionId, pageParam), sessionDetail, signal),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextCursor,
      staleTime: 10_000,
      refetchInterval: ({ state }) => {
        const pages = state.data?.pages ?? [];
        return pages.at(-1)?.session.isOpen ? (pages.length > 1 ? 30_000 : 5_000) : false;
      },
    }),

  /** What some traces of a session that follow each other add to its conversation. */
  turns: (project: string, sessionId: string, traces: Trace[]) =>
    queryOptions({
      queryKey: [...sessionOptions.all(project), "turns", sessionId, traces[0]?.traceId],
      queryFn: (context) => readTurns(context, project, sessionId, traces),
      staleTime: Number.POSITIVE_INFINITY,
      // What still arrives grows, and a turn that came since then is missing in the answer.
      refetchInterval: ({ state }) =>
        state.data && (traces.some(isArriving) ? 3_000 : state.data.items.length < traces.length && 15_000),
    }),
};

/** Long turns come a few at a time: what is there is shown, and the others are asked for again. */
async function readTurns(
  { client, queryKey, signal }: QueryFunctionContext,
  project: string,
  sessionId: string,
  traces: Trace[],
): Promise<SessionTurns> {
  const turns = new Map(client.getQueryData<SessionTurns>(queryKey)?.items.map((turn) => [turn.traceId, turn]));
  let left = traces.map(({ traceId }) => traceId);
  for (;;) {
    const { items } = await getJson(turnsUrl(project, sessionId, left), sessionTurns, signal);
    for (const turn of items) turns.set(turn.traceId, turn);
    left = left.filter((id) => !items.some(({ traceId }) => traceId === id));
    const read = { items: [...turns.values()] };
    if (left.length === 0 || items.length === 0) return read;
    client.setQueryData(queryKey, read);
  }
}

function isArriving(trace: Trace) {
  return Date.now() - Date.parse(trace.updatedAt) < liveFor;
}

function listUrl(project: string, filter: SessionFilter, cursor?: string) {
  return `/api/v1/sessions?${toQuery({ project, ...toSessionQuery(filter, Date.now()), cursor })}`;
}

function detailUrl(project: string, sessionId: string, cursor: string) {
  const limit = cursor ? 1_000 : firstTraces;
  return `/api/v1/sessions/${encodeURIComponent(sessionId)}?${toQuery({ project, limit, cursor })}`;
}

export function turnsUrl(project: string, sessionId: string, traceIds: string[]) {
  const asked = traceIds.map((id) => `trace=${id}`).join("&");
  return `/api/v1/sessions/${encodeURIComponent(sessionId)}/turns?${toQuery({ project })}&${asked}`;
}
