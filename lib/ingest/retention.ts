import "server-only";
import type { Sql } from "postgres";
import { connect, sql } from "@/db";
import { deleteTraces } from "../erasure/delete-traces";
import { grouped } from "../grouped";
import { deleteSummaries } from "./changes";
import { forgetWeek } from "./dictionary";
import { ensurePartitions, forgetPartitions, partitionedTables, partitionName } from "./partitions";
import { nextWeek, weekOf } from "./time";

const DAY_MS = 86_400_000;
const BATCH = 200;
const WEEK_BATCH = 2_000;

/** Makes the partitions of this week and the next. Others are made when the first of their spans comes. */
export function makePartitions(now = Date.now()) {
  return ensurePartitions([weekOf(now), weekOf(now + 7 * DAY_MS)]);
}

/**
 * Removes what its project no longer retains, for about so many milliseconds: a trace goes when both its start and its arrival
 * are further back than that, so that imported history is kept as long as any other. Returns whether there is more.
 */
export async function deleteExpired(now = Date.now(), forMs = Number.POSITIVE_INFINITY): Promise<boolean> {
  const until = Date.now() + forMs;
  const projects = await sql<{ id: number; days: number }[]>`select id, retention_days as days from projects`;
  for (const { id, days } of projects) {
    const before = new Date(now - days * DAY_MS).toISOString();
    for (let count = BATCH; count === BATCH; ) {
      const expired = await sql<{ traceId: string }[]>`
        select trace_id::text as "traceId" from traces
        where project_id = ${id} and start_time < ${before} and received_at < ${before} order by start_time limit ${BATCH}`;
      count = expired.length;
      const ids = expired.map(({ traceId }) => traceId);
      if (count === 0) break;
      await deleteTraces(sql, id, ids);
      if (Date.now() >= until) return true;
    }
  }
  return false;
}

/**
 * Drops, with its partitions, a week in which no project retains anything; where it holds many traces, some of them first.
 * Returns whether there is more to do.
 */
export async function dropExpiredWeek(now = Date.now(), forMs = Number.POSITIVE_INFINITY): Promise<boolean> {
  const until = Date.now() + forMs;
  const [longest] = await sql`select max(retention_days) as days from projects`;
  const limit = new Date(now - (longest?.days ?? 0) * DAY_MS).toISOString();
  const week = await expiredWeek(limit);
  if (!week) return false;
  while ((await deleteFromWeek(week, limit)) === WEEK_BATCH) if (Date.now() >= until) return true;
  await dropWeek(week);
  return true;
}

async function expiredWeek(limit: string): Promise<string | undefined> {
  const partitions = await sql<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'spans'::regclass order by 1`;
  for (const { name } of partitions) {
    const digits = name.slice(-8);
    const week = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    if (Date.parse(nextWeek(week)) >= Date.parse(limit)) continue;
    const [kept] = await sql`select from traces where week = ${week} and received_at >= ${limit} limit 1`;
    if (!kept) return week;
  }
  return undefined;
}

/** Only what says that the traces are there; their spans go with the partition. */
function deleteFromWeek(week: string, limit: string): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`set local statement_timeout = '10min'`;
    const locked = await tx<{ projectId: number; traceId: string }[]>`
      select project_id as "projectId", trace_id::text as "traceId" from traces
      where (project_id, trace_id) in (
        select project_id, trace_id from traces where week = ${week} and received_at < ${limit}
        order by received_at limit ${WEEK_BATCH})
      order by project_id, trace_id for update`;
    for (const [projectId, traces] of grouped(locked, (trace) => String(trace.projectId))) {
      const ids = traces.map(({ traceId }) => traceId);
      await deleteSummaries(tx, tx`t.project_id = ${Number(projectId)} and t.trace_id = any(${ids}::uuid[])`);
    }
    return locked.length;
  });
}

async function dropWeek(week: string) {
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = '10min'`;
    await forgetWeek(tx, week);
  });
  forgetPartitions();
  // A connection of its own, whose statements may take long.
  const session = connect({ max: 1, connection: { statement_timeout: 0, lock_timeout: 10_000 } });
  try {
    // A week is found by its spans, so they go last.
    for (const table of partitionedTables.toReversed()) await dropPartition(session, table, partitionName(table, week));
  } finally {
    await session.end({ timeout: 5 });
  }
}

async function dropPartition(session: Sql, table: string, name: string) {
  const [part] = await session`
    select inhdetachpending as pending from pg_inherits where inhrelid = to_regclass(${name})`;
  // Concurrently: it waits for those who read and write instead of stopping them.
  if (part) {
    const how = part.pending ? "finalize" : "concurrently";
    await session.unsafe(`alter table ${table} detach partition ${name} ${how}`);
  }
  await session.unsafe(`drop table if exists ${name}`);
}
