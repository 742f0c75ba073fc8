import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import { type AgentScope, type AgentsFilter, type AgentTime, agentBounds, toAgentQuery } from "./filter";
import { agentDetail, agentPage, agentTimeseries } from "./schema";

export const agentOptions = {
  all: (project: string) => ["agents", project] as const,

  list: (project: string, filter: AgentsFilter) =>
    infiniteQueryOptions({
      queryKey: [...agentOptions.all(project), "list", { ...filter, find: filter.find.trim() }],
      queryFn: ({ pageParam, signal }) => getJson(listUrl(project, filter, pageParam), agentPage, signal),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextCursor,
      staleTime: 15_000,
      refetchInterval: follows(filter) && 30_000,
      placeholderData: keepPreviousData,
    }),

  detail: (project: string, agentId: string, scope: AgentScope) =>
    queryOptions({
      queryKey: [...agentOptions.all(project), "detail", agentId, scope],
      queryFn: ({ signal }) => getJson(detailUrl(project, agentId, scope), agentDetail, signal),
      staleTime: 15_000,
      refetchInterval: follows(scope) && 30_000,
      placeholderData: (previous, query) => (query?.queryKey[3] === agentId ? previous : undefined),
    }),

  /** The zone is known in the browser alone, so the server never reads this ahead. */
  timeseries: (project: string, agentId: string, { range, from, to }: AgentTime, timeZone: string) =>
    queryOptions({
      queryKey: [...agentOptions.all(project), "timeseries", agentId, { range, from, to }, timeZone],
      queryFn: ({ signal }) =>
        getJson(timeseriesUrl(project, agentId, { range, from, to }, timeZone), agentTimeseries, signal),
      staleTime: 15_000,
      refetchInterval: follows({ to }) && 30_000,
      placeholderData: (previous, query) => (query?.queryKey[3] === agentId ? previous : undefined),
    }),
};

/** A range that is open towards now changes by itself. */
function follows({ to }: { to?: string }) {
  return to === undefined;
}

function listUrl(project: string, filter: AgentsFilter, cursor: string) {
  return `/api/v1/agents?${toQuery({ project, ...toAgentQuery(filter, Date.now()), cursor })}`;
}

function detailUrl(project: string, agentId: string, scope: AgentScope) {
  const compare = scope.compare === "before";
  return `${agentUrl(agentId)}?${toQuery({ project, ...agentBounds(scope, Date.now()), compare })}`;
}

function timeseriesUrl(project: string, agentId: string, time: AgentTime, timeZone: string) {
  const bounds = agentBounds(time, Date.now());
  return `${agentUrl(agentId)}/timeseries?${toQuery({ project, ...bounds, timeZone, buckets: 60 })}`;
}

function agentUrl(agentId: string) {
  return `/api/v1/agents/${encodeURIComponent(agentId)}`;
}
