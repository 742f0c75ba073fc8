import { readFileSync } from "node:fs";
import postgres, { type ISql, type Sql } from "postgres";
import type { Header } from "./backup-file";

/** One connection without limits of time, in which values look the same wherever it goes, and that fills indexes in bulk. */
export function connectForCopy(url: string): Sql {
  return postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: {
      application_name: "pharos-backup",
      TimeZone: "UTC",
      DateStyle: "ISO",
      statement_timeout: 0,
      lock_timeout: 0,
      idle_in_transaction_session_timeout: 0,
      gin_pending_list_limit: "256MB",
    },
  });
}

/** The tables that hold data: neither partitions nor what was one (see `partitionName`), each after those it refers to. */
export async function listTables(sql: ISql): Promise<Header["tables"]> {
  return sql<Header["tables"]>`
    with recursive refers(oid, depth) as (
      select oid, 0 from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
        and relname !~ '_[0-9]{8}$'
      union
      select c.conrelid, r.depth + 1 from refers r
      join pg_constraint c on c.confrelid = r.oid and c.contype = 'f' and c.conrelid <> c.confrelid
      where r.depth < 20
    )
    select t.relname as name, (
      select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    ) as columns
    from refers join pg_class t using (oid) group by t.oid, t.relname order by max(depth), t.relname`;
}

export async function listWeeks(sql: ISql): Promise<string[]> {
  const weeks = await sql<{ week: string }[]>`
    select distinct substring(pg_get_expr(c.relpartbound, c.oid) from '\\d{4}-\\d{2}-\\d{2}') as week
    from pg_class c join pg_inherits i on i.inhrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relispartition order by week`;
  return weeks.map(({ week }) => week);
}

export async function listSequences(sql: ISql): Promise<Header["sequences"]> {
  return sql<Header["sequences"]>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by sequencename`;
}

type Journal = { entries: { tag: string; when: number }[] };

/** The names of the migrations that this version knows, oldest first, by the time that the database keeps of each. */
export function knownMigrations(): Map<number, string> {
  const journal: Journal = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8"));
  return new Map(journal.entries.map(({ when, tag }) => [when, tag]));
}

export async function currentMigration(sql: ISql): Promise<string> {
  const [newest] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`;
  const name = knownMigrations().get(Number(newest?.at));
  if (!name) throw new Error("the database belongs to a newer version of Pharos; back it up with that one.");
  return name;
}
