import "server-only";
import type { TransactionSql } from "postgres";
import { sql } from "@/db";
import { nextWeek } from "./time";

export const partitionedTables = ["spans", "packs", "span_logs"] as const;
const LOCK = 7420313;
const known = new Set<string>();

/**
 * Makes the partitions of these weeks before they are written to. A table is made first and attached then, which does
 * not stop those who write to its neighbours, as `create table … partition of` would.
 */
export async function ensurePartitions(weeks: Iterable<string>) {
  const missing = [...new Set(weeks)].filter((week) => !known.has(week));
  if (missing.length === 0) return;
  for (const week of missing) {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${LOCK})`;
      for (const table of partitionedTables) await attach(tx, table, week);
    });
    known.add(week);
  }
}

/** Another process may have dropped some. */
export function forgetPartitions() {
  known.clear();
}

export function partitionName(table: string, week: string): string {
  return `${table}_${week.replaceAll("-", "")}`;
}

async function attach(tx: TransactionSql, table: string, week: string) {
  const name = partitionName(table, week);
  const [attached] = await tx`select 1 from pg_inherits where inhrelid = to_regclass(${name})`;
  if (attached) return;
  const bound = `"week" >= '${week}' and "week" < '${nextWeek(week)}'`;
  await tx.unsafe(
    `create table if not exists ${name} (like ${table} including all, constraint ${name}_week check (${bound}))`,
  );
  await tx.unsafe(`alter table ${table} attach partition ${name} for values from ('${week}') to ('${nextWeek(week)}')`);
  await tx.unsafe(`alter table ${name} drop constraint ${name}_week`);
}
