import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Span } from "../otlp/model";
import type { ReadTx } from "./time-limit";

export type Candidate = { traceId: string; week: string };

/** `runs` are those of the span itself and of each log record that belongs to it. */
export type StoredSpan = Candidate & { spanId: string; readonly runs: number[][]; length: number };

export type Pack = { traceId: string; firstChunk: number; lengths: string; text: string };

/** The chunks of some traces that were read so far. */
export type Chunks = Map<string, Map<number, string>>;

/** The traces' spans, shortest first, with the log records that belong to them; a row a trace, for these are many. */
export async function storedSpans(tx: ReadTx, projectId: number, traces: Candidate[]) {
  const rows = await tx.execute<{ traceId: string; week: string; spans: string | null; logs: string | null }>(sql`
    select replace(c.trace_id::text, '-', '') as "traceId", c.week::text,
      (select string_agg(concat_ws(' ', s.span_id, s.payload_length, s.chunk_runs), ';' order by s.payload_length, s.span_id)
        from spans s where s.project_id = ${number(projectId)} and s.trace_id = c.trace_id and s.week = c.week) as spans,
      (select string_agg(concat_ws(' ', l.span_id, l.chunk_runs), ';')
        from traces t join span_logs l on l.project_id = t.project_id and l.trace_id = t.trace_id and l.week = t.week
        where t.project_id = ${number(projectId)} and t.trace_id = c.trace_id and t.has_logs and l.week = c.week) as logs
    from ${places(traces)}`);
  return new Map(rows.map(({ spans, logs, ...trace }) => [trace.traceId, spansOf(trace, spans, logs)]));
}

function spansOf(trace: Candidate, spans: string | null, logs: string | null): StoredSpan[] {
  const runsOfLogs = new Map<string, string[]>();
  for (const [spanId = "", runs = ""] of fields(logs)) {
    runsOfLogs.set(spanId, [...(runsOfLogs.get(spanId) ?? []), runs]);
  }
  return fields(spans).map(([spanId = "", length, runs = ""]) => {
    let read: number[][] | undefined;
    return {
      ...trace,
      spanId,
      length: Number(length),
      get runs() {
        read ??= [runs, ...(runsOfLogs.get(spanId) ?? [])].map(numbers);
        return read;
      },
    };
  });
}

function fields(rows: string | null): string[][] {
  return rows ? rows.split(";").map((row) => row.split(" ")) : [];
}

/** A span's own chunks in order, their numbers, and its log records as text. */
export type SpanText = { span: StoredSpan; chunks: string[]; numbers: number[]; logs: string[] };

/** Spans with their whole payload and log records; of `chunks`, which is added to, those that are there are not read again. */
export async function readPayloads(
  tx: ReadTx,
  projectId: number,
  spans: StoredSpan[],
  chunks: Chunks,
): Promise<Span[]> {
  return (await readTexts(tx, projectId, spans, chunks)).map((text) => parseSpan(text));
}

/** The same as text. */
export async function readTexts(
  tx: ReadTx,
  projectId: number,
  spans: StoredSpan[],
  chunks: Chunks,
): Promise<SpanText[]> {
  const missing = spans.flatMap((span) => missingRuns(span, chunks.get(span.traceId)));
  if (missing.length > 0) {
    const packs = await tx.execute<Pack>(sql`
      select replace(p.trace_id::text, '-', '') as "traceId", p.first_chunk as "firstChunk", p.lengths::text, p.text
      from (
        select trace_id, week, range_agg(int4range(first, past)) as needed
        from unnest(${list(missing, (run) => run.traceId)}::uuid[], ${list(missing, (run) => run.week)}::date[],
          ${list(missing, (run) => run.first)}::int[], ${list(missing, (run) => run.past)}::int[])
          as r(trace_id, week, first, past)
        group by 1, 2
      ) c
      join packs p on p.project_id = ${number(projectId)} and p.trace_id = c.trace_id and p.week = c.week
        and int4range(p.first_chunk, p.first_chunk + p.chunk_count) && c.needed`);
    for (const pack of packs) addPack(chunks, pack);
  }
  return spans.flatMap((span) => {
    const known = chunks.get(span.traceId);
    const [own = [], ...logs] = span.runs.map((run) => [...chunkNumbers([run])]);
    const texts = textsOf(own, known);
    // Deleted a moment ago.
    if (!texts || texts.length === 0) return [];
    return [{ span, chunks: texts, numbers: own, logs: logs.map((log) => textsOf(log, known)?.join("") ?? "") }];
  });
}

export function parseSpan({ chunks, logs }: SpanText): Span {
  const span: Span = JSON.parse(chunks.join(""));
  for (const log of logs) if (log) span.events.push(JSON.parse(log));
  return span;
}

/** Keeps the chunks of a pack, and returns them. */
export function addPack(chunks: Chunks, { traceId, firstChunk, lengths, text }: Pack): string[] {
  const known = chunks.get(traceId) ?? new Map<number, string>();
  chunks.set(traceId, known);
  let start = 0;
  return numbers(lengths).map((length, i) => {
    const chunk = text.slice(start, start + length);
    start += length;
    known.set(firstChunk + i, chunk);
    return chunk;
  });
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

function* chunkNumbers(runs: number[][]): Generator<number> {
  for (const run of runs) {
    for (let i = 0; i + 1 < run.length; i += 2) {
      const first = run[i] ?? 0;
      for (let number = first; number < first + (run[i + 1] ?? 0); number++) yield number;
    }
  }
}

function textsOf(numbers: number[], chunks: ReadonlyMap<number, string> | undefined): string[] | undefined {
  const texts: string[] = [];
  for (const number of numbers) {
    const text = chunks?.get(number);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

/** The traces as rows `c` to join to. */
export function places(traces: Candidate[]): SQL {
  return sql`unnest(${list(traces, ({ traceId }) => traceId)}::uuid[],
    ${list(traces, ({ week }) => week)}::date[]) as c(trace_id, week)`;
}

/** Ids, dates and numbers of our own as part of a statement: one without parameters is a single message to the database. */
function list<T>(items: T[], value: (item: T) => string | number): SQL {
  return literal(`'{${items.map(value)}}'`);
}

export function number(value: number): SQL {
  return literal(String(value));
}

export function numberList(values: number[]): SQL {
  return literal(`'{${values}}'`);
}

function literal(text: string): SQL {
  if (!/^'?[{}\d,a-f-]*'?$/.test(text)) throw new Error("Not a number, a date or an id.");
  return sql.raw(text);
}

/** Quicker than the driver's parser of arrays. */
export function numbers(literal: string): number[] {
  return literal === "{}" ? [] : literal.slice(1, -1).split(",").map(Number);
}
