import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Hit } from "../traces/schema";
import { fold, occurrences } from "./match";
import type { Clause } from "./query";
import { readings } from "./raw-text";
import { snippet } from "./snippet";
import { type OfTrace, type Starts, startsOf, type Wanted } from "./starts";
import {
  type Candidate,
  type Chunks,
  parseSpan,
  readTexts,
  type SpanText,
  type StoredSpan,
  storedSpans,
} from "./stored-spans";
import { surePlace } from "./sure-place";
import type { ReadTx } from "./time-limit";
import { spanValues } from "./values";

type Place = Omit<Hit, "count" | "countIsLeast">;
type Open = OfTrace & { traceId: string; found: Map<Clause, Place>; unread: StoredSpan[]; isSettled?: boolean };
type Hits = Map<string, Hit | null>;

/** When reading has to end, in milliseconds; and when that of traces in which a word seems to be but a key of JSON has to. */
export type Time = { end: number; endOfUnlikely: number };

/** So many characters of payload are read at once. */
const batchLength = 4_000_000;
/** To show that a word is but a key, all spans that have it are read. */
const unlikelyAtOnce = 8;
/** Milliseconds of work after which others get their turn. */
const turnMs = 8;

/**
 * Which of these traces really hold what is looked for, and where (null where all that was asked for is that something is
 * missing): the index knows hashes of words, not where they stand or whether they are keys. First the stored text says
 * where terms may begin, then spans with such chunks are read, the likely and short ones first, until all is found or
 * there are no more. `unsettled` are the traces that were not read to their end when the time was up.
 */
export async function verify(tx: ReadTx, wanted: Wanted, candidates: Candidate[], time: Time) {
  const { projectId, clauses } = wanted;
  const hits: Hits = new Map();
  const unsettled = new Set<string>();
  if (clauses.length === 0) return { hits: new Map(candidates.map(({ traceId }) => [traceId, null])), unsettled };

  const chunks: Chunks = new Map();
  const starts = await startsOf(tx, wanted, candidates, chunks);
  const possible = candidates.filter(({ traceId }) =>
    clauses.every((clause) => clause.not || starts.get(traceId)?.starts.has(clause)),
  );
  const doubtful = possible.filter(({ traceId }) => starts.has(traceId));
  const spans = doubtful.length > 0 ? await storedSpans(tx, projectId, doubtful) : new Map<string, StoredSpan[]>();

  const likely: Open[] = [];
  const unlikely: Open[] = [];
  for (const { traceId } of possible) {
    const ofTrace = starts.get(traceId);
    if (!ofTrace) {
      hits.set(traceId, null);
      continue;
    }
    const isKeys = clauses.some((clause) => !clause.not && ofTrace.starts.get(clause)?.likely.size === 0);
    (isKeys ? unlikely : likely).push({ ...ofTrace, traceId, found: new Map(), unread: spans.get(traceId) ?? [] });
  }
  await settle(tx, wanted, likely, chunks, time.end, hits);
  for (let i = 0; i < unlikely.length; i += unlikelyAtOnce) {
    const some = unlikely.slice(i, i + unlikelyAtOnce);
    if (Date.now() < (i === 0 ? time.end : time.endOfUnlikely)) {
      await settle(tx, wanted, some, chunks, time.end, hits);
      for (const { traceId } of some) chunks.delete(traceId);
    }
  }
  for (const { traceId, isSettled } of [...likely, ...unlikely]) if (!isSettled) unsettled.add(traceId);
  return { hits, unsettled };
}

/** Reads spans of these traces until each is settled, or the time is up. */
async function settle(tx: ReadTx, wanted: Wanted, traces: Open[], chunks: Chunks, end: number, hits: Hits) {
  let open = traces;
  let turn = performance.now();
  for (let each = 1; open.length > 0 && Date.now() < end; each *= 2) {
    for (const batch of batches(open.map((trace) => ({ trace, spans: nextSpans(trace, each) })))) {
      const read = batch.flatMap(({ spans }) => spans);
      for (const text of await readTexts(tx, wanted.projectId, read, chunks)) {
        const trace = batch.find((reading) => reading.trace.traceId === text.span.traceId)?.trace;
        if (trace) lookThrough(text, wanted, trace);
        if (performance.now() - turn < turnMs) continue;
        await setImmediate();
        turn = performance.now();
      }
      if (Date.now() > end) return;
    }
    for (const trace of open) trace.isSettled = noteHit(trace, wanted.clauses, hits);
    open = open.filter((trace) => !trace.isSettled);
  }
}

/** Notes a trace's hit once all is found; whether that is so, or all was read. */
function noteHit(trace: Open, clauses: Clause[], hits: Hits): boolean {
  const { traceId, starts, found, unread } = trace;
  if (clauses.some((clause) => clause.not && found.has(clause))) return true;
  const missing = clauses.filter((clause) => starts.has(clause) && !found.has(clause));
  const canBe = (clause: Clause) => unread.some((span) => holds(span, starts.get(clause)?.chunks));
  if (missing.some(canBe)) return missing.some((clause) => !clause.not && !canBe(clause));
  const positive = clauses.filter((clause) => !clause.not);
  if (positive.every((clause) => found.has(clause))) {
    const [first] = positive;
    const place = first && found.get(first);
    hits.set(traceId, place ? { ...place, ...countOf(trace) } : null);
  }
  return true;
}

function countOf({ places, mayHaveMore }: Open) {
  return { count: Math.max(1, places.size), countIsLeast: mayHaveMore };
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
  for (const run of runs) {
    for (let i = 0; i + 1 < run.length; i += 2) {
      const first = run[i] ?? 0;
      for (let number = first + (run[i + 1] ?? 0) - 1; number >= first; number--) if (chunks.has(number)) return true;
    }
  }
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

function lookThrough(text: SpanText, wanted: Wanted, trace: Open) {
  const { starts, found } = trace;
  const missing = wanted.clauses.filter((clause) => !found.has(clause) && holds(text.span, starts.get(clause)?.chunks));
  const doubtful = missing.filter((clause) => {
    const hit = sureHit(text, clause, wanted, starts.get(clause)?.likely);
    if (hit) found.set(clause, hit);
    return !hit;
  });
  if (doubtful.length > 0) readThrough(text, doubtful, wanted, found);
}

function sureHit(text: SpanText, { any }: Clause, { sieves }: Wanted, likely: Starts["likely"] = new Set()) {
  const places: [number, number][] = [];
  let end = 0;
  for (const [i, chunk] of text.chunks.entries()) {
    const start = end;
    end += chunk.length;
    if (likely.has(text.numbers[i] ?? -1)) places.push([start, end]);
  }
  const whole = text.chunks.join("");
  for (const term of any) {
    const sieve = sieves.get(term);
    const place = sieve && surePlace(whole, places, term, sieve.places);
    if (place) return { spanId: text.span.spanId, ...place };
  }
  return undefined;
}

/** Reads a span as what it is, with its log records. */
function readThrough(text: SpanText, clauses: Clause[], { sieves }: Wanted, found: Open["found"]) {
  const { spanId } = text.span;
  const terms = clauses.flatMap((clause) => clause.any.map((term) => ({ clause, term, sieve: sieves.get(term) })));
  const may = (text: string) => terms.some(({ sieve }) => sieve?.mayStandIn(text));
  const asksNumbers = terms.some(({ sieve }) => sieve?.asksNumbers);
  for (const { text: value, key } of spanValues(parseSpan(text), { may, asksNumbers })) {
    if (!may(value)) continue;
    for (const reading of readings(value)) {
      const folded = fold(reading);
      for (const { clause, term } of terms) {
        if (found.has(clause)) continue;
        const [place] = occurrences(term, folded);
        if (place) found.set(clause, { spanId, key, ...snippet(reading, place) });
      }
    }
  }
}
