import "server-only";
import type { Sql } from "postgres";
import { connect } from "@/db";
import { deleteTraces } from "../erasure/delete-traces";
import { deleteSummaries } from "./changes";
import { forgetWeek } from "./dictionary";
import { ensurePartitions, forgetPartitions, partitionedTables, partitionName } from "./partitions";
import { renewSummaries } from "./renew-summaries";
import { nextWeek, weekOf } from "./time";

const DAY_MS = 86_400_000;
const BATCH = 200;
const LOCK = 7420314;

/**
 * Makes the partitions of this week and the next, and removes what its project no longer retains: a trace goes when both
 * its start and its arrival are further back than that, so that imported history is kept as long as any other.
 */
export async function maintain(now = Date.now()) {
  await ensurePartitions([weekOf(now), weekOf(now + 7 * DAY_MS)]);
  // A connection of its own, whose statements may take long, and whose end gives back the lock.
  const session = connect({ max: 1, connection: { statement_timeout: 0, lock_timeout: 10_000 } });
  try {
    const [lock] = await session`select pg_try_advisory_lock(${LOCK}) as mine`;
    if (!lock?.mine) return;
    await dropExpiredWeeks(session, now);
    const projects = await session<{ id: number; days: number }[]>`select id, retention_days as days from projects`;
    for (const { id, days } of projects) await deleteExpired(session, id, new Date(now - days * DAY_MS));
    await renewSummaries(session);
  } finally {
    await session.end({ timeout: 5 });
  }
}

/** Drops whole partitions in which no project retains anything. */
async function dropExpiredWeeks(sql: Sql, now: number) {
  const [longest] = await sql`select max(retention_days) as days from projects`;
  const limit = new Date(now - (longest?.days ?? 0) * DAY_MS);
  const partitions = await sql<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'spans'::regclass order by 1`;
  for (const { name } of partitions) {
    const digits = name.slice(-8);
    const week = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    if (new Date(nextWeek(week)) >= limit) continue;
    const [kept] = await sql`select from traces where week = ${week} and received_at >= ${limit.toISOString()} limit 1`;
    if (!kept) await dropWeek(sql, week);
  }
}

async function dropWeek(sql: Sql, week: string) {
  await sql.begin(async (tx) => {
    await deleteSummaries(tx, tx`t.week = ${week}`);
    await forgetWeek(tx, week);
  });
  forgetPartitions();
  for (const table of partitionedTables) {
    const name = partitionName(table, week);
    const [part] = await sql`select inhdetachpending as pending from pg_inherits where inhrelid = to_regclass(${name})`;
    // Concurrently: it waits for those who read and write instead of stopping them.
    if (part)
      await sql.unsafe(`alter table ${table} detach partition ${name} ${part.pending ? "finalize" : "concurrently"}`);
    await sql.unsafe(`drop table if exists ${name}`);
  }
}

async function deleteExpired(sql: Sql, projectId: number, limit: Date) {
  const before = limit.toISOString();
  for (;;) {
    const expired = await sql<{ traceId: string }[]>`
      select trace_id::text as "traceId" from traces
      where project_id = ${projectId} and start_time < ${before} and received_at < ${before} order by start_time limit ${BATCH}`;
    const ids = expired.map(({ traceId }) => traceId);
    if (ids.length > 0) await deleteTraces(sql, projectId, ids);
    if (expired.length < BATCH) return;
  }
}
