import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { number } from "./stored-spans";
import type { ReadTx } from "./time-limit";

/** Words that stand in more rows are common: to walk the list is quicker. */
const rare = 2_000;
/** So many of a search's words are looked up at most; the others are checked on the text. */
const mostLookups = 8;
const mostHolders = 20_000;

/** The traces that meet those requirements that few do, or undefined where there are none such. */
export async function findRare(tx: ReadTx, projectId: number, required: SQL[]): Promise<string[] | undefined> {
  let holders: Set<string> | undefined;
  for (const condition of required.slice(0, mostLookups)) {
    const rows = await tx.execute<{ id: string }>(sql`
      select p.trace_id as id from packs p where p.project_id = ${number(projectId)} and ${condition} limit ${number(rare + 1)}`);
    if (rows.length > rare) continue;
    const ids = new Set(rows.map(({ id }) => id));
    holders = holders ? new Set([...holders].filter((id) => ids.has(id))) : ids;
    if (holders.size === 0) break;
  }
  return holders && [...holders];
}

/** The traces that meet all requirements, or undefined where they are many. */
export async function findHolders(tx: ReadTx, projectId: number, required: SQL[]): Promise<string[] | undefined> {
  const each = required.map(
    (condition) => sql`(select p.trace_id from packs p where p.project_id = ${number(projectId)} and ${condition})`,
  );
  const rows = await tx.execute<{ id: string }>(sql`
    select trace_id as id from (${sql.join(each, sql` intersect `)}) as holders limit ${number(mostHolders + 1)}`);
  return rows.length > mostHolders ? undefined : rows.map(({ id }) => id);
}
