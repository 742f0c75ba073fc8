import "server-only";
import { and, eq, gt, gte, inArray, lt, sql } from "drizzle-orm";
import { db } from "@/db";
import { projects } from "@/db/schema/people";
import { traces } from "@/db/schema/traces";
import type { Member } from "../auth";
import { wordSeed } from "../ingest/words";
import { needsPayload, whereFilters } from "../search/where";
import { listTraces } from "../traces/queries";
import { toTrace, traceColumns } from "../traces/rows";
import type { Trace } from "../traces/schema";
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
      .where(and(visible(member), inArray(traces.traceId, page)));
    const found = new Map(rows.map(toTrace).map((trace) => [trace.traceId, trace]));
    yield page.flatMap((id) => found.get(id) ?? []);
  }
}

/** How many traces match. Words have to be looked for in each trace: what a few seconds reach is counted. */
export async function countMatches(member: Member, query: MatchQuery): Promise<MatchCount> {
  const asOf = await databaseTime();
  const { clauses, filters } = query.q ?? { clauses: [], filters: [] };
  if (clauses.length === 0 && !filters.some(needsPayload)) {
    const where = and(visible(member), inRange(query), whereFilters(filters, await seedOf(member)));
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

/** A trace row without spans is one of which only log records have come so far. */
function visible(member: Member) {
  return and(eq(traces.projectId, member.projectId), gt(traces.spanCount, 0));
}

function inRange({ from, to }: MatchQuery) {
  return and(
    from ? gte(traces.startTime, new Date(from)) : undefined,
    to ? lt(traces.startTime, new Date(to)) : undefined,
  );
}

/** Rounded up: what was received until now was so in microseconds. */
async function databaseTime(): Promise<string> {
  const [row] = await db.execute<{ now: string }>(sql`select (extract(epoch from now()) * 1000)::text as now`);
  return new Date(Math.ceil(Number(row?.now))).toISOString();
}

async function seedOf({ projectId }: Member) {
  const [project] = await db.select({ hashKey: projects.hashKey }).from(projects).where(eq(projects.id, projectId));
  return wordSeed(project?.hashKey ?? "");
}
