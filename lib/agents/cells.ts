import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { textArray } from "../ingest/rows";
import type { Range } from "./buckets";
import { type LiveColumns, liveCall, liveRun } from "./live";
import { stretchesOf } from "./stretches";

export type Scope = {
  projectId: number;
  /** Of all agents where none is given. */
  agentId?: string;
  /** In milliseconds, the first and the last may be infinite. Only what lies between them is read, and no cell crosses one. */
  bounds: readonly number[];
};

type Source = { table: SQL; live: LiveColumns };

const quarter = sql`interval '15 minutes'`;
/** A day of a time zone may have other hours. */
const day = sql`interval '24 hours'`;

/** Tables of a statement, of which `cells` holds rows as `agent_rollups` has them: a cell each, or a run that is read live. */
export function runCells(scope: Scope): SQL {
  return cellTables(scope, { table: sql`agent_rollups`, live: liveRun });
}

/** The same of `call_rollups`. */
export function callCells(scope: Scope): SQL {
  return cellTables(scope, { table: sql`call_rollups`, live: liveCall });
}

/** The bucket of a cell, from 1 on. */
export function placeIn(bounds: readonly number[]): SQL {
  return sql`width_bucket(starts_at, (select ${times(bounds)}))`;
}

/**
 * Cells that are named in `agent_changes` are out of date: of a day with such a quarter its other quarters are read, and in
 * place of the quarter its runs. One statement sees the cells and their names as they were at one moment.
 */
function cellTables(scope: Scope, { table, live }: Source): SQL {
  const { days, quarters, live: edges } = stretchesOf(scope.bounds);
  const { projectId } = scope;
  const names = Object.keys(live.columns).map((name) => sql.identifier(name));
  const stored = sql`r.agent_id, r.starts_at, ${sql.join(
    names.map((name) => sql`r.${name}`),
    sql`, `,
  )}`;
  const counted = sql`a.agent_id, a.trace_start, ${sql.join(Object.values(live.columns), sql`, `)}`;
  const unchanged = sql`not exists (select from changed c where c.agent_id = r.agent_id and c.starts_at = r.starts_at)`;
  return sql`
    days(since, until) as (${ranges(days)}),
    quarters(since, until) as (${ranges(quarters)}),
    edges(since, until) as (${ranges(edges)}),
    changed as materialized (
      select distinct c.agent_id, c.starts_at, date_bin(${day}, c.starts_at, timestamptz 'epoch') as day
      from (select * from days union all select * from quarters) s, agent_changes c
      where c.project_id = ${projectId} ${ofAgent("c", scope)} and c.starts_at >= s.since and c.starts_at < s.until),
    dirty as materialized (
      select distinct c.agent_id, c.day from changed c, days s where c.day >= s.since and c.day < s.until),
    cells(agent_id, starts_at, ${sql.join(names, sql`, `)}) as (
      select ${stored} from days s, ${table} r
      where r.project_id = ${projectId} and r.step = 'day' ${ofAgent("r", scope)}
        and r.starts_at >= s.since and r.starts_at < s.until
        and not exists (select from dirty d where d.agent_id = r.agent_id and d.day = r.starts_at)
      union all select ${stored} from quarters s, ${table} r
      where r.project_id = ${projectId} and r.step = 'quarter' ${ofAgent("r", scope)}
        and r.starts_at >= s.since and r.starts_at < s.until and ${unchanged}
      union all select ${stored} from dirty d, ${table} r
      where r.project_id = ${projectId} and r.step = 'quarter' and r.agent_id = d.agent_id
        and r.starts_at >= d.day and r.starts_at < d.day + ${day} and ${unchanged}
      union all select ${counted} from changed c, trace_agents a ${live.from}
      where a.project_id = ${projectId} and a.agent_id = c.agent_id
        and a.trace_start >= c.starts_at and a.trace_start < c.starts_at + ${quarter}
      union all select ${counted} from edges s, lateral (select a.* from ${runsOf(scope)}) a ${live.from})`;
}

/** The runs within `s`. Of all agents they are found by their traces, since the index of runs begins with the agent. */
function runsOf({ agentId, projectId }: Scope): SQL {
  if (agentId !== undefined) {
    return sql`trace_agents a where a.project_id = ${projectId} and a.agent_id = ${agentId}
      and a.trace_start >= s.since and a.trace_start < s.until`;
  }
  return sql`traces t join trace_agents a using (project_id, trace_id)
    where t.project_id = ${projectId} and t.start_time >= s.since and t.start_time < s.until`;
}

function ofAgent(alias: string, { agentId }: Scope): SQL {
  return agentId === undefined ? sql`` : sql`and ${sql.identifier(alias)}.agent_id = ${agentId}`;
}

function ranges(stretches: Range[]): SQL {
  return sql`select * from unnest(${times(stretches.map(({ from }) => from))}, ${times(stretches.map(({ to }) => to))})`;
}

function times(all: readonly number[]): SQL {
  return sql`${textArray(all.map(timeText))}::text::timestamptz[]`;
}

/** Nothing that is stored is older than 1970. */
function timeText(ms: number): string {
  if (ms < 0) return "-infinity";
  return ms === Number.POSITIVE_INFINITY ? "infinity" : new Date(ms).toISOString();
}
