import "server-only";
import { sql } from "@/db";
import type { Span, SpanEvent } from "../otlp/model";
import type { Tx } from "./transaction";

type Options = { tx?: Tx; logs?: boolean };
type Place = { projectId: number; traceId: string; week: string };

/**
 * Spans with their whole payload, as they were sent: of a trace, or only those asked for, by start time. Log records
 * that belong to a span stand among its events unless `logs` is false.
 */
export async function readSpans(
  projectId: number,
  traceId: string,
  spanIds?: string[],
  options: Options = {},
): Promise<Span[]> {
  const db = options.tx ?? sql;
  const [trace] = await db`
    select week::text, has_logs from traces where project_id = ${projectId} and trace_id = ${traceId}`;
  if (!trace) return [];
  const where = db`where project_id = ${projectId} and trace_id = ${traceId} and week = ${trace.week}
    ${spanIds ? db`and span_id = any(${spanIds})` : db``}`;
  const rows = await db`select span_id, chunk_runs from spans ${where} order by start_ns, span_id`;
  // SDKs stamp records to the millisecond: of one moment, the order is that in which they came, as their chunks are numbered.
  const logs =
    trace.has_logs && options.logs !== false
      ? await db`select span_id, chunk_runs from span_logs ${where} order by time_ns, chunk_runs, log_id`
      : [];

  const chunks = await readChunks(
    db,
    { projectId, traceId, week: trace.week },
    [...rows, ...logs].map((row) => row.chunk_runs),
  );
  const events = new Map<string, SpanEvent[]>();
  for (const log of logs) {
    const event = JSON.parse(textOf(log.chunk_runs, chunks));
    events.set(log.span_id, [...(events.get(log.span_id) ?? []), event]);
  }
  return rows.map((row) => {
    const span: Span = JSON.parse(textOf(row.chunk_runs, chunks));
    return { ...span, events: [...span.events, ...(events.get(row.span_id) ?? [])] };
  });
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
