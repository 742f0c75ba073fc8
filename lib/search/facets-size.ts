import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { traces } from "@/db/schema/traces";
import { maxLookedAt, newest } from "./facets-scope";
import type { ReadTx } from "./time-limit";

/** How many traces there are, and when the first and the last of them started, in milliseconds. */
export type Size = { count: number; isExact: boolean; first: number | null; last: number | null };

type Counted = { count: number; first: number | null; last: number | null };

/** Pages of the table that are read to estimate how many rows fit: about 16 MB. */
const sampledPages = 2_000;

const startMs = sql`date_part('epoch', ${traces.startTime}) * 1000`;
const counted = sql`count(*)::int as count, min(start) as first, max(start) as last`;

/** Exact where few traces fit, else estimated from a sample of the table. */
export async function sizeOf(tx: ReadTx, where: SQL | undefined): Promise<Size> {
  const rows = newest(sql`${startMs} as start`, where, maxLookedAt);
  const [few] = await tx.execute<Counted>(sql`select ${counted} from (${rows}) r`);
  if (few && few.count < maxLookedAt) return { ...few, isExact: true };
  return sampledSize(tx, where);
}

/** The same from the sample alone, for where there are surely many. */
export async function sampledSize(tx: ReadTx, where: SQL | undefined): Promise<Size> {
  const [table] = await tx.execute<{ pages: number }>(
    sql`select (pg_relation_size('traces') / current_setting('block_size')::int)::int as pages`,
  );
  const share = Math.min(1, sampledPages / Math.max(1, table?.pages ?? 1));
  const rows = sql`select ${startMs} as start from ${sampleOf(share)} where ${where}`;
  const [sample] = await tx.execute<Counted>(sql`select ${counted} from (${rows}) r`);
  const { count, first, last } = sample ?? { count: 0, first: null, last: null };
  return { count: Math.round(count / share), isExact: share === 1, first, last };
}

/** So large a share of the table, whole pages of it: the same ones each time, so that numbers stay. */
export function sampleOf(share: number): SQL {
  return share < 1 ? sql`${traces} tablesample system (${share * 100}) repeatable (1)` : sql`${traces}`;
}
