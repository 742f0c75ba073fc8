import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { projects } from "@/db/schema/people";
import { traces } from "@/db/schema/traces";
import { wordSeed } from "../ingest/words";
import type { Cursor } from "../traces/cursor";
import { knownAfter, orderBy, sortColumns, sortValue, unknownAfter } from "../traces/keyset";
import { traceColumns } from "../traces/rows";
import type { TraceOrder, TraceSort } from "../traces/schema";
import { type Hashes, hashTerm, heldByIndex, heldByTrace } from "./plan";
import type { SearchQuery } from "./query";
import { type Hit, verify } from "./verify";

type Page = { where: SQL | undefined; sort: TraceSort; order: TraceOrder; after?: Cursor; limit: number };
type Row = Awaited<ReturnType<typeof readRows>>[number];

const walkedAtFirst = 400;
const walkedAtOnce = 2_000;
/** Where fewer of the traces walked so far hold the words, the index is quicker. */
const commonFrom = 0.05;
const searchMs = 4_000;

/**
 * A page of the traces in which a search stands, with where it stands. Common words are found by walking the list and
 * testing each trace, rare ones through the index: a first stretch of the walk tells which they are. When the time is up,
 * the page is what was found so far and `partial`; it can be gone on with from `last`.
 */
export async function searchTraces(projectId: number, query: SearchQuery, page: Page) {
  const hashes = await hashQuery(projectId, query);
  const all = [...hashes.values()].flat(2);
  const deadline = Date.now() + searchMs;
  const found: { row: Row; hit: Hit | null }[] = [];
  let last: Cursor | undefined;
  let walked = 0;
  let held = 0;

  for (const stage of stagesOf(page)) {
    let after = stage === "known" ? page.after : page.after?.value === null ? page.after : undefined;
    for (let more = true; more && found.length <= page.limit; ) {
      if (Date.now() > deadline) return { found, last, partial: true };
      const walks = walked === 0 || held / walked >= commonFrom;
      const size = walks ? (walked === 0 ? walkedAtFirst : walkedAtOnce) : page.limit + 1 - found.length;
      const condition = walks ? heldByTrace(query, hashes) : heldByIndex(projectId, query, hashes);
      const keyset = (stage === "known" ? knownAfter : unknownAfter)(page.sort, page.order, after);
      const rows = await readRows(page, keyset, condition, size, walks);
      const candidates = rows.filter((row) => row.held);
      walked += walks ? rows.length : 0;
      held += walks ? candidates.length : 0;
      more = rows.length === size;

      for (const slice of slices(candidates, page.limit + 1 - found.length)) {
        const places = slice.map(({ trace, week }) => ({ traceId: hex(trace.traceId), week }));
        const hits = await verify(projectId, places, query, all);
        for (const row of slice) {
          const hit = hits.get(hex(row.trace.traceId));
          if (hit !== undefined) found.push({ row, hit });
        }
        last = placeOf(slice.at(-1)) ?? last;
        if (found.length > page.limit) return { found, last, partial: false };
        if (Date.now() > deadline) return { found, last, partial: true };
      }
      after = last = placeOf(rows.at(-1)) ?? last;
    }
  }
  return { found, last, partial: false };
}

async function hashQuery(projectId: number, query: SearchQuery): Promise<Hashes> {
  const [project] = await db.select({ hashKey: projects.hashKey }).from(projects).where(eq(projects.id, projectId));
  const seed = wordSeed(project?.hashKey ?? "");
  return new Map(query.flatMap(({ any }) => any.map((term) => [term, hashTerm(term, seed)] as const)));
}

function stagesOf({ sort, after }: Page): ("known" | "unknown")[] {
  if (sortColumns[sort].notNull) return ["known"];
  return after?.value === null ? ["unknown"] : ["known", "unknown"];
}

function readRows({ where, sort, order }: Page, keyset: SQL | undefined, held: SQL, limit: number, walks: boolean) {
  return db
    .select({ trace: traceColumns, week: traces.week, value: sortValue(sort), held: walks ? sql<boolean>`${held}` : sql<boolean>`true` })
    .from(traces)
    .where(and(where, keyset, walks ? undefined : held))
    .orderBy(...orderBy(sort, order))
    .limit(limit);
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
