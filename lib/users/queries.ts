import "server-only";
import { sql } from "@/db";
import type { Member } from "../auth";
import { decodePlace, encodePlace, type UserPlace } from "./cursor";
import type { EndUser, UserPage, UserQuery, UserSort } from "./schema";

type Row = Omit<EndUser, "firstAt" | "lastAt"> & { firstMs: number; lastMs: number; value: string | null };

/** Descending, unknown values last. Sums are a second or two behind what came. */
export async function listUsers({ projectId }: Member, query: UserQuery): Promise<UserPage> {
  const { find, sort, limit } = query;
  const after = query.cursor === undefined ? undefined : decodePlace(sort, query.cursor);
  const column = sql(columns[sort]);
  const rows = await sql<Row[]>`
    select user_id as "userId", (extract(epoch from first_at) * 1000)::float8 as "firstMs",
      (extract(epoch from last_at) * 1000)::float8 as "lastMs", session_count as "sessionCount",
      trace_count as "traceCount", failed_count as "failedCount", error_count as "errorCount",
      total_tokens::float8 as "totalTokens", cost_usd as "costUsd", unpriced_count as "unpricedCount",
      ${sort === "last_seen" ? sql`(extract(epoch from last_at) * 1000000)::bigint` : column}::text as value
    from end_users
    where project_id = ${projectId}
      ${find ? sql`and starts_with(user_id, ${find})` : sql``}
      ${after ? sql`and ${behind(sort, after)}` : sql``}
    order by ${column} desc nulls last, user_id desc nulls last limit ${limit + 1}`;

  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ firstMs, lastMs, value, ...row }) => ({
      ...row,
      firstAt: new Date(firstMs).toISOString(),
      lastAt: new Date(lastMs).toISOString(),
    })),
    nextCursor: rows.length > limit && last ? encodePlace(sort, last) : null,
  };
}

const columns: Record<UserSort, string> = {
  failed: "failed_count",
  last_seen: "last_at",
  cost: "cost_usd",
  traces: "trace_count",
};

function behind(sort: UserSort, { value, userId }: UserPlace) {
  const column = sql(columns[sort]);
  if (value === null) return sql`${column} is null and user_id < ${userId}::text`;
  const time = sql`timestamptz 'epoch' + ${value}::text::bigint * interval '1 microsecond'`;
  const known = sort === "last_seen" ? time : sort === "cost" ? sql`${value}::text::float8` : sql`${value}::text::int`;
  const later = sql`(${column}, user_id) < (${known}, ${userId}::text)`;
  return sort === "cost" ? sql`(${later} or ${column} is null)` : later;
}
