import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { projects } from "@/db/schema/people";
import { traces } from "@/db/schema/traces";
import { wordSeed } from "../ingest/words";
import type { Cursor } from "../traces/cursor";
import { knownAfter, orderBy, sortColumns, sortValue, unknownAfter } from "../traces/keyset";
import { traceColumns } from "../traces/rows";
import type { Hit, TraceOrder, TraceSort } from "../traces/schema";
import { withAttribute } from "./attributes";
import { type Hashes, hashTerm, heldByIndex, heldByTrace } from "./plan";
import type { Clause, Filter, SearchQuery } from "./query";
import { type Candidate, verify } from "./verify";
import { needsPayload, whereFilters } from "./where";

type Page = { where: SQL | undefined; sort: TraceSort; order: TraceOrder; after?: Cursor; limit: number };
type Row = Awaited<ReturnType<typeof readRows>>[number];
type Found = { row: Row; hit: Hit | null };
/** What a search asks, ready to be put to the database. */
type Ask = {
  projectId: number;
  seed: number;
  clauses: Clause[];
  hashes: Hashes;
  checks: Filter[];
  where: SQL | undefined;
};

const walkedAtFirst = 400;
const walkedAtOnce = 2_000;
/** Where fewer of the traces walked so far hold the words, the index is quicker. */
const commonFrom = 0.05;
const searchMs = 4_000;

/**
 * A page of traces, with where the search stands in each; one more than `limit` where there are more. Common words are
 * found by walking the list and testing each trace, rare ones through the index: a first stretch of the walk tells which
 * they are. When the time is up, the page is what was found so far and `partial`; it can be gone on with from `last`.
 */
export async function searchTraces(projectId: number, query: SearchQuery, page: Page) {
  const ask = await prepare(projectId, query, page.where);
  const deadline = Date.now() + searchMs;
  const found: Found[] = [];
  let last: Cursor | undefined;
  let walked = 0;
  let held = 0;

  for (const stage of stagesOf(page)) {
    let after = (page.after?.value === null) === (stage === "unknown") ? page.after : undefined;
    for (let more = true; more; ) {
      const walks = ask.clauses.length > 0 && (walked === 0 || held / walked >= commonFrom);
      const wanted = page.limit + 1 - found.length;
      const size = walks ? (walked === 0 ? walkedAtFirst : walkedAtOnce) : wanted;
      const keyset = (stage === "known" ? knownAfter : unknownAfter)(page.sort, page.order, after);
      const rows = await readRows(ask, page, keyset, size, walks);
      const candidates = rows.filter((row) => row.held);
      walked += walks ? rows.length : 0;
      held += walks ? candidates.length : 0;
      more = rows.length === size;

      for (const slice of slices(candidates, wanted)) {
        found.push(...(await check(ask, slice)));
        last = placeOf(slice.at(-1)) ?? last;
        if (found.length > page.limit) return { found, last, partial: false };
        if (Date.now() > deadline) return { found, last, partial: true };
      }
      after = last = placeOf(rows.at(-1)) ?? last;
      if (more && Date.now() > deadline) return { found, last, partial: true };
    }
  }
  return { found, last, partial: false };
}

async function prepare(projectId: number, { clauses, filters }: SearchQuery, where: SQL | undefined): Promise<Ask> {
  const [project] = await db.select({ hashKey: projects.hashKey }).from(projects).where(eq(projects.id, projectId));
  const seed = wordSeed(project?.hashKey ?? "");
  const hashes = new Map(clauses.flatMap(({ any }) => any.map((term) => [term, hashTerm(term, seed)] as const)));
  const checks = filters.filter(needsPayload);
  return { projectId, seed, clauses, hashes, checks, where: and(where, whereFilters(filters, seed)) };
}

function stagesOf({ sort, after }: Page): ("known" | "unknown")[] {
  if (sortColumns[sort].notNull) return ["known"];
  return after?.value === null ? ["unknown"] : ["known", "unknown"];
}

function readRows(ask: Ask, { sort, order }: Page, keyset: SQL | undefined, limit: number, walks: boolean) {
  const { projectId, clauses, hashes, where } = ask;
  const byTrace = walks ? sql<boolean>`${heldByTrace(clauses, hashes)}` : sql<boolean>`true`;
  const byIndex = walks || clauses.length === 0 ? undefined : heldByIndex(projectId, clauses, hashes);
  return db
    .select({ trace: traceColumns, week: traces.week, value: sortValue(sort), held: byTrace })
    .from(traces)
    .where(and(where, keyset, byIndex))
    .orderBy(...orderBy(sort, order))
    .limit(limit);
}

async function check({ projectId, seed, clauses, hashes, checks }: Ask, rows: Row[]): Promise<Found[]> {
  let candidates: Candidate[] = rows.map(({ trace, week }) => ({ traceId: hex(trace.traceId), week }));
  for (const filter of checks) candidates = await withAttribute(projectId, candidates, filter, seed);
  const hits = await verify(projectId, candidates, clauses, [...hashes.values()].flat(2));
  return rows.flatMap((row) => {
    const hit = hits.get(hex(row.trace.traceId));
    return hit === undefined ? [] : [{ row, hit }];
  });
}

function placeOf(row: Row | undefined): Cursor | undefined {
  return row && { value: row.value, traceId: hex(row.trace.traceId) };
}

function hex(uuid: string) {
  return uuid.replaceAll("-", "");
}

function* slices<T>(items: T[], size: number): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
