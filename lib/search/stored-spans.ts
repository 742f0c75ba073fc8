import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Span } from "../otlp/model";
import type { ReadTx } from "./time-limit";

export type Candidate = { traceId: string; week: string };

/** `runs` are those of the span itself and of each log record that belongs to it. */
export type StoredSpan = Candidate & { spanId: string; runs: number[][]; length: number };

export type Pack = { traceId: string; firstChunk: number; lengths: string; text: string };

/** The chunks of some traces that were read so far. */
export type Chunks = Map<string, Map<number, string>>;

/** The traces' spans, shortest first, with the log records that belong to them. */
export async function storedSpans(tx: ReadTx, projectId: number, traces: Candidate[]) {
  const rows = await tx.execute<{
    traceId: string;
    week: string;
    spanId: string;
    runs: string;
    length: number | null;
  }>(sql`
    with c as materialized (select * from ${places(traces)})
    select replace(s.trace_id::text, '-', '') as "traceId", s.week::text, s.span_id as "spanId",
      s.chunk_runs::text as runs, s.payload_length as length
    from c join spans s on s.project_id = ${projectId} and s.trace_id = c.trace_id and s.week = c.week
    union all
    select replace(l.trace_id::text, '-', ''), l.week::text, l.span_id, l.chunk_runs::text, null
    from c join traces t on t.project_id = ${projectId} and t.trace_id = c.trace_id and t.has_logs
    join span_logs l on l.project_id = t.project_id and l.trace_id = c.trace_id and l.week = c.week
    order by length nulls last, "spanId"`);
  const byTrace = new Map<string, StoredSpan[]>();
  const bySpan = new Map<string, StoredSpan>();
  for (const { runs, length, ...row } of rows) {
    const id = row.traceId + row.spanId;
    if (length === null) {
      bySpan.get(id)?.runs.push(numbers(runs));
      continue;
    }
    const span = { ...row, length, runs: [numbers(runs)] };
    bySpan.set(id, span);
    const list = byTrace.get(row.traceId);
    if (list) list.push(span);
    else byTrace.set(row.traceId, [span]);
  }
  return byTrace;
}

/** Spans with their whole payload and log records; of `chunks`, which is added to, those that are there are not read again. */
export async function readPayloads(
  tx: ReadTx,
  projectId: number,
  spans: StoredSpan[],
  chunks: Chunks,
): Promise<Span[]> {
  const missing = spans.flatMap((span) => missingRuns(span, chunks.get(span.traceId)));
  if (missing.length > 0) {
    const packs = await tx.execute<Pack>(sql`
      select replace(p.trace_id::text, '-', '') as "traceId", p.first_chunk as "firstChunk", p.lengths::text, p.text
      from (
        select trace_id, week, range_agg(int4range(first, past)) as needed
        from unnest(${list(missing, (run) => run.traceId)}::text::uuid[], ${list(missing, (run) => run.week)}::text::date[],
          ${list(missing, (run) => run.first)}::text::int[], ${list(missing, (run) => run.past)}::text::int[])
          as r(trace_id, week, first, past)
        group by 1, 2
      ) c
      join packs p on p.project_id = ${projectId} and p.trace_id = c.trace_id and p.week = c.week
        and int4range(p.first_chunk, p.first_chunk + p.chunk_count) && c.needed`);
    for (const pack of packs) addPack(chunks, pack);
  }
  return spans.flatMap(({ traceId, runs }) => {
    const known = chunks.get(traceId);
    const [own, ...logs] = runs.map((run) => textOf(run, known));
    // Deleted a moment ago.
    if (!own) return [];
    const span: Span = JSON.parse(own);
    for (const log of logs) if (log) span.events.push(JSON.parse(log));
    return [span];
  });
}

export function addPack(chunks: Chunks, { traceId, firstChunk, lengths, text }: Pack) {
  const known = chunks.get(traceId) ?? new Map<number, string>();
  chunks.set(traceId, known);
  let start = 0;
  for (const [i, length] of numbers(lengths).entries()) {
    known.set(firstChunk + i, text.slice(start, start + length));
    start += length;
  }
}

function missingRuns({ traceId, week, runs }: StoredSpan, known: ReadonlyMap<number, string> | undefined) {
  const missing: { traceId: string; week: string; first: number; past: number }[] = [];
  for (const number of chunkNumbers(runs)) {
    if (known?.has(number)) continue;
    const last = missing.at(-1);
    if (last?.past === number) last.past++;
    else missing.push({ traceId, week, first: number, past: number + 1 });
  }
  return missing;
}

export function* chunkNumbers(runs: number[][]): Generator<number> {
  for (const run of runs) {
    for (let i = 0; i + 1 < run.length; i += 2) {
      const first = run[i] ?? 0;
      for (let number = first; number < first + (run[i + 1] ?? 0); number++) yield number;
    }
  }
}

function textOf(run: number[], chunks: ReadonlyMap<number, string> | undefined): string | undefined {
  const parts: string[] = [];
  for (const number of chunkNumbers([run])) {
    const part = chunks?.get(number);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join("");
}

/** The traces as rows `c` to join to. */
export function places(traces: Candidate[]): SQL {
  return sql`unnest(${list(traces, ({ traceId }) => traceId)}::text::uuid[],
    ${list(traces, ({ week }) => week)}::text::date[]) as c(trace_id, week)`;
}

function list<T>(items: T[], value: (item: T) => string | number) {
  return `{${items.map(value)}}`;
}

/** Quicker than the driver's parser of arrays. */
export function numbers(literal: string): number[] {
  return literal === "{}" ? [] : literal.slice(1, -1).split(",").map(Number);
}
