import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import { traces } from "@/db/schema/traces";
import type { Cursor } from "../traces/cursor";
import { hexId } from "../traces/hex-id";
import { knownAfter, orderBy, sortColumns, sortValue, unknownAfter } from "../traces/keyset";
import { traceColumns } from "../traces/rows";
import type { Hit, TraceOrder, TraceSort } from "../traces/schema";
import { withAttribute } from "./attributes";
import { findHolders, findRare, type Holders } from "./holders";
import { heldByTrace, readPieces, requirements } from "./plan";
import type { Filter, SearchQuery } from "./query";
import { Sieve } from "./raw-text";
import { seedOf } from "./seed";
import type { Wanted } from "./starts";
import { type ReadTx, withinTime } from "./time-limit";
import { type Time, verify } from "./verify";
import { needsPayload, whereFilters } from "./where";

type Page = {
  where: SQL | undefined;
  sort: TraceSort;
  order: TraceOrder;
  after?: Cursor;
  limit: number;
  /** How long traces are read in which a word seems to be but a key of JSON, in milliseconds. */
  unlikelyMs?: number;
};
type Row = Awaited<ReturnType<typeof readRows>>[number];
type Found = { row: Row; hit: Hit | null };
/** What a search asks, ready to be put to the database. */
type Ask = Wanted & { seed: number; required: SQL[]; checks: Filter[]; where: SQL | undefined };
type Result = { found: Found[]; last: Cursor | undefined; partial: boolean };

const walkedAtFirst = 150;
const mostWalked = 2_000;
/** Where fewer of the traces walked so far hold the words, the index is quicker. */
const commonFrom = 0.05;
const leastChecked = 24;
const mostChecked = 400;
const searchMs = 4_000;
const unlikelyMs = 250;

/**
 * A page of traces, with where the search stands in each; one more than `limit` where there are more. Rare words are
 * found through their index; common ones by walking the list and testing each trace, until it shows that they rarely meet.
 * When the time is up, the page is what was found so far and `partial`; it can be gone on with from `last`.
 */
export async function searchTraces(projectId: number, query: SearchQuery, page: Page): Promise<Result> {
  const ask = await prepare(projectId, query, page.where);
  const result: Result = { found: [], last: undefined, partial: false };
  const inTime = await withinTime(searchMs, (tx) => fillPage(tx, ask, page, result));
  return inTime ? result : { ...result, partial: true };
}

async function prepare(projectId: number, { clauses, filters }: SearchQuery, where: SQL | undefined): Promise<Ask> {
  const seed = await seedOf(projectId);
  const pieces = await readPieces(projectId, clauses, seed);
  const sieves = new Map(clauses.flatMap(({ any }) => any.map((term) => [term, new Sieve(term)] as const)));
  const required = requirements(clauses, pieces);
  const checks = filters.filter(needsPayload);
  return { projectId, seed, clauses, pieces, sieves, required, checks, where: and(where, whereFilters(filters, seed)) };
}

async function fillPage(tx: ReadTx, ask: Ask, page: Page, result: Result) {
  const time = { end: Date.now() + searchMs, endOfUnlikely: Date.now() + (page.unlikelyMs ?? unlikelyMs) };
  let holders = await findRare(tx, ask.projectId, ask.required);
  let walked = 0;
  let held = 0;
  let checkedInAll = 0;

  for (const stage of stagesOf(page)) {
    let after = (page.after?.value === null) === (stage === "unknown") ? page.after : undefined;
    for (let more = true; more; ) {
      if (holders?.ids.length === 0) return;
      const walks = ask.required.length > 0 && holders === undefined;
      const wanted = page.limit + 1 - result.found.length;
      const size = walks
        ? lookAt(wanted, walked, result.found.length, walkedAtFirst, mostWalked)
        : lookAt(wanted, checkedInAll, result.found.length, wanted, mostChecked);
      const keyset = (stage === "known" ? knownAfter : unknownAfter)(page.sort, page.order, after);
      const rows = await readRows(tx, ask, page, keyset, size, holders);
      const candidates = rows.filter((row) => row.held);
      more = rows.length === size;

      let checked = 0;
      while (checked < candidates.length) {
        const missing = page.limit + 1 - result.found.length;
        const slice = lookAt(missing, checkedInAll, result.found.length, missing, mostChecked);
        const some = candidates.slice(checked, checked + slice);
        const { found, settled } = await check(tx, ask, some, time);
        result.found.push(...found);
        result.last = placeOf(some[settled - 1]) ?? result.last;
        if (result.found.length > page.limit) return;
        if (settled < some.length) {
          result.partial = true;
          return;
        }
        checked += some.length;
        checkedInAll += some.length;
        if (Date.now() > time.end) {
          result.partial = more || checked < candidates.length || stage !== stagesOf(page).at(-1);
          return;
        }
      }
      after = result.last = placeOf(rows.at(-1)) ?? result.last;
      if (!walks) continue;
      walked += rows.length;
      held += candidates.length;
      if (more && held / walked < commonFrom) holders = await findHolders(tx, ask.projectId, ask.required);
    }
  }
}

/** How many more to look at to find `wanted`, if they are as those `seen`, of which so many were good. */
function lookAt(wanted: number, seen: number, good: number, atFirst: number, most: number): number {
  if (seen === 0) return atFirst;
  const likely = good > 0 ? Math.ceil((1.25 * wanted * seen) / good) : 4 * seen;
  return Math.min(Math.max(likely, leastChecked), most);
}

function stagesOf({ sort, after }: Page): ("known" | "unknown")[] {
  if (sortColumns[sort].notNull) return ["known"];
  return after?.value === null ? ["unknown"] : ["known", "unknown"];
}

/** Rows of the list, of `holders` alone where they are known, each with whether it may hold what is looked for. */
function readRows(
  tx: ReadTx,
  { required, where }: Ask,
  { sort, order }: Page,
  keyset: SQL | undefined,
  limit: number,
  holders: Holders | undefined,
) {
  return tx
    .select({
      trace: traceColumns,
      week: traces.week,
      value: sortValue(sort),
      held: holders?.all ? sql<boolean>`true` : heldByTrace(required),
    })
    .from(traces)
    .where(and(where, keyset, holders && sql`${traces.traceId} = any(${`{${holders.ids}}`}::text::uuid[])`))
    .orderBy(...orderBy(sort, order))
    .limit(limit);
}

/** What was found among the first `settled` rows. In a few pieces, so that the database reads for one while another is looked through. */
async function check(tx: ReadTx, ask: Ask, rows: Row[], time: Time) {
  const size = Math.max(leastChecked, Math.ceil(rows.length / 2));
  const pieces: ReturnType<typeof checkPiece>[] = [];
  for (let i = 0; i < rows.length; i += size) pieces.push(checkPiece(tx, ask, rows.slice(i, i + size), time));
  const checked = (await Promise.all(pieces)).flat();
  const unsettled = checked.findIndex(({ isSettled }) => !isSettled);
  // One that takes all the time by itself is passed over, or a search could not go on behind it.
  const settled = unsettled < 0 ? rows.length : Math.max(1, unsettled);
  return { found: checked.slice(0, settled).flatMap(({ found }) => found), settled };
}

async function checkPiece(tx: ReadTx, ask: Ask, rows: Row[], time: Time) {
  let candidates = rows.map(({ trace, week }) => ({ traceId: hexId(trace.traceId), week }));
  for (const filter of ask.checks) candidates = await withAttribute(tx, ask, candidates, filter);
  const { hits, unsettled } = await verify(tx, ask, candidates, time);
  return rows.map((row) => {
    const id = hexId(row.trace.traceId);
    const hit = hits.get(id);
    const found: Found[] = hit === undefined ? [] : [{ row, hit }];
    return { found, isSettled: !unsettled.has(id) };
  });
}

function placeOf(row: Row | undefined): Cursor | undefined {
  return row && { value: row.value, traceId: hexId(row.trace.traceId) };
}
