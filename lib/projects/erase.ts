import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db";

const batch = 5_000;

/** Deletes every row of a deleted project, table by table, in pieces that lock nobody out for long. */
export async function eraseProject(projectId: number) {
  for (const table of await projectTables()) await eraseFrom(table, projectId);
}

/**
 * Finishes what a restart cut short, and what was still on its way in when a project was deleted, for about so many
 * milliseconds. Returns whether there is more.
 */
export async function eraseDeletedProjects(forMs = Number.POSITIVE_INFINITY): Promise<boolean> {
  const until = Date.now() + forMs;
  for (const table of await projectTables()) {
    for (const projectId of await orphans(table)) if (await eraseFrom(table, projectId, until)) return true;
  }
  return false;
}

/** Returns whether it stopped before the end. */
async function eraseFrom(table: string, projectId: number, until = Number.POSITIVE_INFINITY): Promise<boolean> {
  const rows = sql`select tableoid, ctid from ${sql.identifier(table)} where project_id = ${projectId} limit ${batch}`;
  for (let count = batch; count === batch; ) {
    ({ count } = await db.execute(sql`delete from ${sql.identifier(table)} where (tableoid, ctid) in (${rows})`));
    if (Date.now() >= until) return true;
  }
  return false;
}

/** Every table that has a project, known here or not; of a partitioned one, the whole. */
async function projectTables() {
  const tables = await db.execute<{ name: string }>(sql`
    select c.relname as name
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'project_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
    order by 1`);
  return tables.map(({ name }) => name);
}

/** Steps from one project to the next along the index, however many rows each has. */
async function orphans(table: string) {
  const rows = sql.identifier(table);
  const found = await db.execute<{ id: number }>(sql`
    with recursive present(id) as (
      select min(project_id) from ${rows}
      union all
      select (select min(project_id) from ${rows} where project_id > present.id) from present where present.id is not null
    )
    select id from present where id is not null and not exists (select from projects where projects.id = present.id)`);
  return found.map(({ id }) => id);
}
