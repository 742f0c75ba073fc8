import "server-only";
import type { Fragment } from "postgres";
import { column, insertRows } from "./rows";
import type { Project, Tx } from "./transaction";

/** A quarter of an hour of an agent, counted from 1970. */
type Cell = { agentId: string; quarter: number };
/** What a trace is summed up into. */
export type Summed = { cells: Cell[]; sessionId: string | null; userId: string | null };

const quarterMs = 900_000;

export function quarterOf(ns: bigint): number {
  return Number(ns / 1_000_000n / BigInt(quarterMs));
}

/**
 * Notes, in the transaction that changes them, what has to be summed up again: all that traces were summed up into before
 * and are summed up into now. It only adds rows, so that no request waits for another.
 */
export async function noteChanges(tx: Tx, { projectId }: Pick<Project, "projectId">, traces: Summed[]) {
  const cells = distinct(traces.flatMap((trace) => trace.cells));
  const groups = distinct(
    traces.flatMap(({ sessionId, userId }) => [
      { kind: "session", groupId: sessionId },
      { kind: "user", groupId: userId },
    ]),
  ).filter(({ groupId }) => groupId !== null);
  await Promise.all([
    cells.length > 0 && insertRows(tx, "agent_changes", projectId, cellColumns, cells),
    groups.length > 0 && insertRows(tx, "group_changes", projectId, groupColumns, groups),
  ]);
}

/** What traces, whose rows are locked, are summed up into until they are summarised again; their agents' rows go. */
export async function takeAgents(tx: Tx, { projectId }: Pick<Project, "projectId">, ids: string): Promise<Summed[]> {
  const [groups, cells] = await Promise.all([
    tx<Omit<Summed, "cells">[]>`
      select distinct session_id as "sessionId", user_id as "userId" from traces
      where project_id = ${projectId} and trace_id = any(${ids}::text::uuid[])`,
    tx<Cell[]>`
      delete from trace_agents where project_id = ${projectId} and trace_id = any(${ids}::text::uuid[])
      returning agent_id as "agentId", floor(extract(epoch from trace_start) * 1000 / ${quarterMs}::int)::int as quarter`,
  ]);
  return [...groups.map((group) => ({ ...group, cells: [] })), { cells, sessionId: null, userId: null }];
}

/** Deletes traces and their agents' rows and notes what they were summed up into; `which` is a condition on `traces t`. */
export async function deleteSummaries(tx: Tx, which: Fragment) {
  await tx`
    with gone as (
      delete from trace_agents a using traces t where a.project_id = t.project_id and a.trace_id = t.trace_id and ${which}
      returning a.project_id, a.agent_id, a.trace_start
    )
    insert into agent_changes (project_id, agent_id, starts_at)
    select distinct project_id, agent_id, date_bin('15 minutes', trace_start, timestamptz '1970-01-01 00:00:00Z') from gone`;
  await tx`
    with gone as (delete from traces t where ${which} returning t.project_id, t.session_id, t.user_id)
    insert into group_changes (project_id, kind, group_id)
    select distinct g.project_id, c.kind, c.id
    from gone g cross join lateral (values ('session', g.session_id), ('user', g.user_id)) c(kind, id) where c.id is not null`;
}

const cellColumns = [
  column<Cell>("agent_id", "text", ({ agentId }) => agentId),
  column<Cell>("starts_at", "timestamptz", ({ quarter }) => new Date(quarter * quarterMs).toISOString()),
];

type Group = { kind: string; groupId: string | null };
const groupColumns = [
  column<Group>("kind", "text", ({ kind }) => kind),
  column<Group>("group_id", "text", ({ groupId }) => groupId),
];

function distinct<T extends object>(rows: T[]): T[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
