import "server-only";
import { and, inArray, sql } from "drizzle-orm";
import { db } from "@/db";
import { traces } from "@/db/schema/traces";
import type { Member } from "../auth";
import { everything } from "../search/query";
import { seedOf } from "../search/seed";
import { needsPayload, whereFilters } from "../search/where";
import { listTraces } from "../traces/queries";
import { toTrace, traceColumns } from "../traces/rows";
import type { Trace } from "../traces/schema";
import { tracesBetween, visibleTraces } from "../traces/visible";
import type { MatchCount, MatchQuery } from "./schema";

const pageSize = 200;
const countMs = 8_000;

/** Every trace that matches, newest first, a page at a time, however many there are. */
export async function* matchingTraces(member: Member, query: MatchQuery): AsyncGenerator<Trace[]> {
  let cursor: string | undefined;
  do {
    const page = await listTraces(member, { ...query, sort: "start_time", order: "desc", limit: pageSize, cursor });
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** Those of these traces that are in the member's project, in the order of the ids. */
export async function* tracesById(member: Member, traceIds: string[]): AsyncGenerator<Trace[]> {
  for (let i = 0; i < traceIds.length; i += pageSize) {
    const page = traceIds.slice(i, i + pageSize);
    const rows = await db
      .select(traceColumns)
      .from(traces)
      .where(and(visibleTraces(member.projectId), inArray(traces.traceId, page)));
    const found = new Map(rows.map(toTrace).map((trace) => [trace.traceId, trace]));
    yield page.flatMap((id) => found.get(id) ?? []);
  }
}

/** How many traces match. Words have to be looked for in each trace: what a few seconds reach is counted. */
export async function countMatches(member: Member, query: MatchQuery): Promise<MatchCount> {
  const asOf = await databaseTime();
  const { clauses, filters } = query.q ?? everything;
  if (clauses.length === 0 && !filters.some(needsPayload)) {
    const where = and(
      tracesBetween(member.projectId, query.from, query.to),
      whereFilters(filters, await seedOf(member.projectId)),
    );
    return { count: await db.$count(traces, where), exact: true, asOf };
  }

  const deadline = Date.now() + countMs;
  let count = 0;
  for await (const page of matchingTraces(member, query)) {
    count += page.length;
    if (Date.now() > deadline) return { count, exact: false, asOf };
  }
  return { count, exact: true, asOf };
}

/** Rounded up: what was received until now was so in microseconds. */
async function databaseTime(): Promise<string> {
  const [row] = await db.execute<{ now: string }>(sql`select (extract(epoch from now()) * 1000)::text as now`);
  return new Date(Math.ceil(Number(row?.now))).toISOString();
}
