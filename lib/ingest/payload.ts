import "server-only";
import { sql } from "@/db";
import type { Span } from "../otlp/model";
import type { Tx } from "./transaction";

type Options = { tx?: Tx; logs?: boolean };
/** Runs of chunks, of the span and of its log records. */
type StoredSpan = { runs: number[]; logs: number[][]; size: number };
type Place = { projectId: number; traceId: string; week: string };

/** So many chunks, of about 900 characters, are read at once, unless a single span has more. */
const BATCH_CHUNKS = 4_000;
/** More than one request can bring. A span's log records beyond it are left out. */
const SPAN_CHUNKS = 150_000;

/** All that `spanBatches` gives. */
export async function readSpans(...place: Parameters<typeof spanBatches>): Promise<Span[]> {
  const spans: Span[] = [];
  for await (const batch of spanBatches(...place)) spans.push(...batch);
  return spans;
}

/**
 * Spans with their whole payload, as they were sent: of a trace, or only those asked for, by start time. Log records
 * that belong to a span stand among its events unless `logs` is false. Some at a time, for the texts that share a chunk
 * can be many times larger than what was stored.
 */
export async function* spanBatches(
  projectId: number,
  traceId: string,
  spanIds?: string[],
  options: Options = {},
): AsyncGenerator<Span[]> {
  const db = options.tx ?? sql;
  const [trace] = await db`
    select week::text, has_logs from traces where project_id = ${projectId} and trace_id = ${traceId}`;
  if (!trace) return;
  const where = db`where project_id = ${projectId} and trace_id = ${traceId} and week = ${trace.week}
    ${spanIds ? db`and span_id = any(${spanIds})` : db``}`;
  const rows = await db`select span_id, chunk_runs from spans ${where} order by start_ns, span_id`;
  // SDKs stamp records to the millisecond: of one moment, the order is that in which they came, as their chunks are numbered.
  const logs =
    trace.has_logs && options.logs !== false
      ? await db`select span_id, chunk_runs from span_logs ${where} order by time_ns, chunk_runs, log_id`
      : [];

  const stored = new Map<string, StoredSpan>();
  for (const { span_id: id, chunk_runs: runs } of rows) stored.set(id, { runs, logs: [], size: chunkCount(runs) });
  for (const { span_id: id, chunk_runs: runs } of logs) {
    const span = stored.get(id);
    const size = (span?.size ?? 0) + chunkCount(runs);
    if (!span || size > SPAN_CHUNKS) continue;
    span.logs.push(runs);
    span.size = size;
  }

  const place = { projectId, traceId, week: trace.week };
  for (const batch of batches([...stored.values()])) {
    const chunks = await readChunks(
      db,
      place,
      batch.flatMap(({ runs, logs }) => [runs, ...logs]),
    );
    yield batch.map(({ runs, logs }) => {
      const span: Span = JSON.parse(textOf(runs, chunks));
      for (const log of logs) span.events.push(JSON.parse(textOf(log, chunks)));
      return span;
    });
  }
}

function* batches(spans: StoredSpan[]): Generator<StoredSpan[]> {
  let batch: StoredSpan[] = [];
  let size = 0;
  for (const span of spans) {
    if (batch.length > 0 && size + span.size > BATCH_CHUNKS) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(span);
    size += span.size;
  }
  if (batch.length > 0) yield batch;
}

function chunkCount(runs: number[]): number {
  let count = 0;
  for (let i = 1; i < runs.length; i += 2) count += runs[i] ?? 0;
  return count;
}

/** The chunks of a trace that these runs need, by number; packs that none of them needs stay unread. */
async function readChunks(db: typeof sql | Tx, { projectId, traceId, week }: Place, runs: number[][]) {
  const firsts: number[] = [];
  const ends: number[] = [];
  for (const run of mergedRuns(runs)) {
    firsts.push(run.first);
    ends.push(run.end);
  }
  const packs = await db<{ firstChunk: number; lengths: number[]; text: string }[]>`
    select p.first_chunk as "firstChunk", p.lengths, p.text from packs p
    where p.project_id = ${projectId} and p.trace_id = ${traceId} and p.week = ${week} and exists (
      select from unnest(${`{${firsts}}`}::text::int[], ${`{${ends}}`}::text::int[]) as r(first, past)
      where r.first < p.first_chunk + p.chunk_count and r.past > p.first_chunk)`;
  const chunks = new Map<number, string>();
  for (const { firstChunk, lengths, text } of packs) {
    let start = 0;
    for (const [i, length] of lengths.entries()) {
      chunks.set(firstChunk + i, text.slice(start, start + length));
      start += length;
    }
  }
  return chunks;
}

/** Runs of many spans overlap almost wholly; merged, they are few. */
function mergedRuns(runs: number[][]): { first: number; end: number }[] {
  const all: { first: number; end: number }[] = [];
  for (const list of runs) {
    for (let i = 0; i + 1 < list.length; i += 2) {
      const first = list[i] ?? 0;
      all.push({ first, end: first + (list[i + 1] ?? 0) });
    }
  }
  all.sort((a, b) => a.first - b.first);
  const merged: { first: number; end: number }[] = [];
  for (const run of all) {
    const last = merged.at(-1);
    if (last && run.first <= last.end) last.end = Math.max(last.end, run.end);
    else merged.push({ ...run });
  }
  return merged;
}

function textOf(runs: number[], chunks: ReadonlyMap<number, string>): string {
  const parts: string[] = [];
  for (let i = 0; i + 1 < runs.length; i += 2) {
    const first = runs[i] ?? 0;
    for (let number = first; number < first + (runs[i + 1] ?? 0); number++) parts.push(chunks.get(number) ?? "");
  }
  return parts.join("");
}
