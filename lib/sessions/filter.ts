import type { Route } from "next";
import { z } from "zod";
import { toQuery } from "../query-string";
import { toTraceQuery, traceFilter } from "../traces/filter";
import { traceId } from "../traces/schema";
import { sessionId, type sessionQuery } from "./schema";

const scope = z.string().min(1).max(1_000).optional().catch(undefined);

/** The list's part of the address: the search and the time range of Traces, and whose sessions they are. */
export const sessionFilter = traceFilter
  .pick({ q: true, range: true, from: true, to: true })
  .extend({ agent: scope, user: scope });
export type SessionFilter = z.infer<typeof sessionFilter>;

/** The turn that the conversation of a session stands at. */
export const openTurn = z.object({ turn: traceId.optional().catch(undefined) });

/** New activity belongs on top of the list, and only where it is open towards now. */
export function isLive(filter: SessionFilter) {
  return filter.to === undefined;
}

export function toSessionQuery({ agent, user, ...filter }: SessionFilter, now: number): z.input<typeof sessionQuery> {
  const { q, from, to, limit } = toTraceQuery({ ...filter, sort: "start_time", order: "desc" }, now);
  return { q, from, to, agent, user, limit };
}

/** A session's own page. Its id may hold any character. */
export function sessionAddress(project: string, id: string) {
  return `/${project}/sessions/${encodeURIComponent(id)}` as Route;
}

/** The id in an address as its path has it; undefined where it cannot be one. */
export function readSessionId(part: string): string | undefined {
  try {
    return sessionId.safeParse(decodeURIComponent(part)).data;
  } catch {
    return undefined;
  }
}

/** All sessions of a user or of an agent. */
export function sessionsOf(project: string, of: { user: string } | { agent: string }) {
  return `/${project}/sessions?${toQuery({ ...of, range: "all" })}` as Route;
}
