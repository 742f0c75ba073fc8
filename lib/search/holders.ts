import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { number } from "./stored-spans";
import type { ReadTx } from "./time-limit";

/** Words that stand in more rows are common: to walk the list is quicker. */
const rare = 2_000;
/** So many of a search's words are looked up at most; the others are checked on the text. */
const mostLookups = 8;
const mostHolders = 20_000;
/** Words that stand in no more rows are looked up first. */
const uncommon = 8_000;

/** Traces that meet some requirements, or (`all`) each. */
export type Holders = { ids: string[]; all: boolean };

/** The traces that meet those requirements that few do, or undefined where there are none such. */
export async function findRare(
  tx: ReadTx,
  projectId: number,
  required: SQL[],
  most = rare,
): Promise<Holders | undefined> {
  let holders: Set<string> | undefined;
  let met = 0;
  for (const condition of required.slice(0, mostLookups)) {
    const rows = await tx.execute<{ id: string }>(sql`
      select p.trace_id as id from packs p where p.project_id = ${number(projectId)} and ${condition} limit ${number(most + 1)}`);
    if (rows.length > most) continue;
    met++;
    const ids = new Set(rows.map(({ id }) => id));
    holders = holders ? new Set([...holders].filter((id) => ids.has(id))) : ids;
    if (holders.size === 0) break;
  }
  return holders && { ids: [...holders], all: met === required.length };
}

/** The traces that meet the requirements which are not very common, else all of them; undefined where they are many. */
export async function findHolders(tx: ReadTx, projectId: number, required: SQL[]): Promise<Holders | undefined> {
  const fewer = await findRare(tx, projectId, required, uncommon);
  if (fewer) return fewer;
  const each = required.map(
    (condition) => sql`(select p.trace_id from packs p where p.project_id = ${number(projectId)} and ${condition})`,
  );
  const rows = await tx.execute<{ id: string }>(sql`
    select trace_id as id from (${sql.join(each, sql` intersect `)}) as holders limit ${number(mostHolders + 1)}`);
  return rows.length > mostHolders ? undefined : { ids: rows.map(({ id }) => id), all: true };
}
