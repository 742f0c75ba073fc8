import "server-only";
import { sql } from "@/db";
import { agentNames } from "../agents/names";
import type { Session } from "./schema";

/** A session is open until nothing came for so long. */
export const idleMs = 600_000;

/** What is read of a row of `sessions`, or of one that `sessionSums` gives. */
export const sessionColumns = sql`
  s.session_id as "sessionId", (extract(epoch from s.first_at) * 1000)::float8 as "firstMs",
  (extract(epoch from s.last_at) * 1000)::float8 as "lastMs",
  (extract(epoch from s.last_at) * 1000000)::bigint::text as "lastUs", s.active_ns::float8 as "activeNs",
  s.trace_count as "traceCount", s.failed_count as "failedCount", s.error_count as "errorCount",
  s.total_tokens::float8 as "totalTokens", s.cost_usd as "costUsd", s.unpriced_count as "unpricedCount", s.users, s.agents,
  s.first_input as "firstInput", s.last_output as "lastOutput"`;

export type SessionRow = Pick<
  Session,
  | "sessionId"
  | "traceCount"
  | "failedCount"
  | "errorCount"
  | "totalTokens"
  | "costUsd"
  | "unpricedCount"
  | "users"
  | "firstInput"
  | "lastOutput"
> & { firstMs: number; lastMs: number; lastUs: string; activeNs: number; agents: string[] };

/** Sessions with the names of their agents. */
export async function toSessions(projectId: number, rows: readonly SessionRow[]): Promise<Session[]> {
  const names = await agentNames(projectId, new Set(rows.flatMap(({ agents }) => agents)));
  const idleSince = Date.now() - idleMs;
  return rows.map(({ firstMs, lastMs, lastUs, activeNs, agents, ...row }) => ({
    ...row,
    firstAt: new Date(firstMs).toISOString(),
    lastAt: new Date(lastMs).toISOString(),
    isOpen: lastMs > idleSince,
    durationMs: Math.round((lastMs - firstMs) * 1000) / 1000,
    activeMs: activeNs / 1e6,
    agents: agents.map((agentId) => ({ agentId, name: names.get(agentId) ?? agentId })),
  }));
}
