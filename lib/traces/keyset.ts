import { type SQL, sql } from "drizzle-orm";
import { traces } from "@/db/schema/traces";
import type { Cursor } from "./cursor";
import type { TraceOrder, TraceSort } from "./schema";

export const sortColumns = {
  start_time: traces.startTime,
  duration: traces.durationNs,
  total_cost: traces.costUsd,
  total_tokens: traces.totalTokens,
  span_count: traces.spanCount,
};

/** The sort value as text without loss: a JavaScript date would cut the microseconds off. */
export function sortValue(sort: TraceSort): SQL<string | null> {
  if (sort === "start_time") return sql`(extract(epoch from ${traces.startTime}) * 1000000)::bigint::text`;
  return sql`${sortColumns[sort]}::text`;
}

function fromText(sort: TraceSort, value: string) {
  if (sort === "start_time") return sql`timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond'`;
  return sort === "total_cost" ? sql`${value}::float8` : sql`${value}::bigint`;
}

/** Written as the indexes are: descending walks them forward, ascending backward. */
export function orderBy(sort: TraceSort, order: TraceOrder) {
  const way = order === "desc" ? sql`desc nulls last` : sql`asc nulls first`;
  return [sql`${sortColumns[sort]} ${way}`, sql`${traces.traceId} ${way}`];
}

/** The traces whose sort value is known, behind a cursor where there is one. */
export function knownAfter(sort: TraceSort, order: TraceOrder, after?: Cursor) {
  const column = sortColumns[sort];
  if (typeof after?.value !== "string") return column.notNull ? undefined : sql`${column} is not null`;
  const beyond = order === "desc" ? sql`<` : sql`>`;
  return sql`(${column}, ${traces.traceId}) ${beyond} (${fromText(sort, after.value)}, ${after.traceId}::uuid)`;
}

export function unknownAfter(sort: TraceSort, order: TraceOrder, after?: Cursor) {
  const unknown = sql`${sortColumns[sort]} is null`;
  if (after?.value !== null) return unknown;
  return sql`${unknown} and ${traces.traceId} ${order === "desc" ? sql`<` : sql`>`} ${after.traceId}::uuid`;
}
