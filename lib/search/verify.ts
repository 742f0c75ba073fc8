import "server-only";
import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { isDelimiter } from "../ingest/chunk";
import type { Span } from "../otlp/model";
import type { Hit } from "../traces/schema";
import { fold, occurrences } from "./match";
import { beginsIn, type Pieces } from "./plan";
import type { Clause, Term } from "./query";
import { readings, type Sieve } from "./raw-text";
import { snippet } from "./snippet";
import {
  addPack,
  type Candidate,
  type Chunks,
  chunkNumbers,
  numbers,
  type Pack,
  places,
  readPayloads,
  type StoredSpan,
  storedSpans,
} from "./stored-spans";
import type { ReadTx } from "./time-limit";
import { spanValues } from "./values";

/** What is looked for. */
export type Wanted = { projectId: number; clauses: Clause[]; pieces: Pieces; sieves: ReadonlyMap<Term, Sieve> };

/** Where a clause may begin: in chunks of the trace, and which of them do not look like keys of JSON alone. */
type Starts = { chunks: Set<number>; likely: Set<number> };
type Open = { traceId: string; starts: Map<Clause, Starts>; found: Map<Clause, Hit>; unread: StoredSpan[] };

/** So many characters of payload are read at once. */
const batchLength = 4_000_000;
/** Milliseconds of work after which others get their turn. */
const turnMs = 8;

/**
 * Which of these traces really hold what is looked for, and where (null where all that was asked for is that something is
 * missing): the index knows hashes of words, not where they stand or whether they are keys. First the stored text says
 * where terms may begin, then spans with such chunks are read, the likely and short ones first, until all is found or
 * there are no more. What was not settled when the time is up counts as not found.
 */
export async function verify(tx: ReadTx, wanted: Wanted, candidates: Candidate[], deadline: number) {
  const { projectId, clauses } = wanted;
  const hits = new Map<string, Hit | null>();
  if (clauses.length === 0) return new Map(candidates.map(({ traceId }) => [traceId, null]));

  const chunks: Chunks = new Map();
  const starts = await startsOf(tx, wanted, candidates, chunks);
  const possible = candidates.filter(({ traceId }) =>
    clauses.every((clause) => clause.not || starts.get(traceId)?.has(clause)),
  );
  const doubtful = possible.filter(({ traceId }) => (starts.get(traceId)?.size ?? 0) > 0);
  const spans = doubtful.length > 0 ? await storedSpans(tx, projectId, doubtful) : new Map<string, StoredSpan[]>();

  let open: Open[] = [];
  for (const { traceId } of possible) {
    const trace = {
      traceId,
      starts: starts.get(traceId) ?? new Map(),
      found: new Map(),
      unread: spans.get(traceId) ?? [],
    };
    if (trace.starts.size > 0) open.push(trace);
    else hits.set(traceId, null);
  }
  let turn = performance.now();
  for (let each = 1; open.length > 0 && Date.now() < deadline; each *= 2) {
    for (const batch of batches(open.map((trace) => ({ trace, spans: nextSpans(trace, each) })))) {
      const read = batch.flatMap(({ spans }) => spans);
      for (const span of await readPayloads(tx, projectId, read, chunks)) {
        const trace = batch.find((reading) => reading.trace.traceId === span.traceId)?.trace;
        if (trace) lookThrough(span, wanted, trace);
        if (performance.now() - turn < turnMs) continue;
        await setImmediate();
        turn = performance.now();
      }
      if (Date.now() > deadline) break;
    }
    open = open.filter((trace) => !isSettled(trace, clauses, hits));
  }
  return hits;
}

/** Notes a trace's hit once all is found, or all was read. */
function isSettled({ traceId, starts, found, unread }: Open, clauses: Clause[], hits: Map<string, Hit | null>) {
  if (clauses.some((clause) => clause.not && found.has(clause))) return true;
  const missing = clauses.filter((clause) => starts.has(clause) && !found.has(clause));
  const canBe = (clause: Clause) => unread.some((span) => holds(span, starts.get(clause)?.chunks));
  if (missing.some(canBe)) return missing.some((clause) => !clause.not && !canBe(clause));
  const positive = clauses.filter((clause) => !clause.not);
  if (positive.every((clause) => found.has(clause))) {
    const [first] = positive;
    hits.set(traceId, (first && found.get(first)) ?? null);
  }
  return true;
}

/** For each clause that is not found yet, so many spans where it may begin, the likely ones first; they are read then. */
function nextSpans(trace: Open, each: number): StoredSpan[] {
  const next = new Set<StoredSpan>();
  for (const [clause, { chunks, likely }] of trace.starts) {
    if (trace.found.has(clause)) continue;
    let count = 0;
    for (const some of [likely, chunks]) {
      for (const span of trace.unread) {
        if (count >= each) break;
        if (next.has(span) || !holds(span, some)) continue;
        next.add(span);
        count++;
      }
    }
  }
  trace.unread = trace.unread.filter((span) => !next.has(span));
  return [...next];
}

function holds({ runs }: StoredSpan, chunks: ReadonlySet<number> | undefined): boolean {
  if (!chunks || chunks.size === 0) return false;
  for (const number of chunkNumbers(runs)) if (chunks.has(number)) return true;
  return false;
}

type Reading = { trace: Open; spans: StoredSpan[] };

function* batches(readings: Reading[]): Generator<Reading[]> {
  let batch: Reading[] = [];
  let length = 0;
  for (const reading of readings) {
    if (length > batchLength) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(reading);
    for (const span of reading.spans) length += span.length;
  }
  if (batch.length > 0) yield batch;
}

function lookThrough(span: Span, { clauses, sieves }: Wanted, { starts, found }: Open) {
  const missing = clauses.filter((clause) => starts.has(clause) && !found.has(clause));
  const terms = missing.flatMap((clause) => clause.any.map((term) => ({ clause, term, sieve: sieves.get(term) })));
  const may = (text: string) => terms.some(({ sieve }) => sieve?.mayStandIn(text));
  for (const { text, key } of spanValues(span, may)) {
    if (!may(text)) continue;
    for (const reading of readings(text)) {
      const value = fold(reading);
      for (const { clause, term } of terms) {
        if (found.has(clause)) continue;
        const [place] = occurrences(term, value);
        if (place) found.set(clause, { spanId: span.spanId, key, ...snippet(reading, place) });
      }
    }
  }
}

/** For each trace and clause, where one of its terms may begin. What was read for it is in `chunks` then. */
async function startsOf(tx: ReadTx, wanted: Wanted, candidates: Candidate[], chunks: Chunks) {
  const packs = await tx.execute<Pack>(sql`
    select replace(p.trace_id::text, '-', '') as "traceId", p.first_chunk as "firstChunk", p.lengths::text, p.text
    from ${places(candidates)}
    join packs p on p.project_id = ${wanted.projectId} and p.trace_id = c.trace_id and p.week = c.week
    where (${beginsIn(wanted.clauses, wanted.pieces)}) is true`);
  const starts = new Map<string, Map<Clause, Starts>>();
  for (const pack of packs) {
    addPack(chunks, pack);
    const ofTrace = starts.get(pack.traceId) ?? new Map<Clause, Starts>();
    addStarts(pack, wanted, ofTrace);
    if (ofTrace.size > 0) starts.set(pack.traceId, ofTrace);
  }
  return starts;
}

function addStarts({ firstChunk, lengths, text }: Pack, { clauses, sieves }: Wanted, starts: Map<Clause, Starts>) {
  let start = 0;
  for (const [i, length] of numbers(lengths).entries()) {
    const chunk = text.slice(start, start + length);
    start += length;
    // Cut where there was no place to cut, even a word may be torn.
    const isTorn = !isDelimiter(chunk, length - 1);
    for (const clause of clauses) {
      for (const term of clause.any) {
        const begins = sieves.get(term)?.beginnings(chunk) ?? "none";
        if (!isTorn && begins === "none") continue;
        const ofClause = starts.get(clause) ?? { chunks: new Set<number>(), likely: new Set<number>() };
        starts.set(clause, ofClause);
        ofClause.chunks.add(firstChunk + i);
        if (begins === "likely") ofClause.likely.add(firstChunk + i);
      }
    }
  }
}
