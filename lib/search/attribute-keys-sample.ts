import "server-only";
import { sql } from "drizzle-orm";
import { readSpans } from "../ingest/payload";
import type { Span } from "../otlp/model";
import { inTime } from "./time-limit";

type Row = { traceId: string; spanIds: string[]; length: number };

const newestTraces = 100;
const spansSeen = 500;
const spansAlike = 20;
const spansRead = 10;
const longSpan = 200_000;
const maxSpans = 500;
const maxLength = 4_000_000;
const atOnce = 4;
const readMs = 3_000;

/**
 * Spans of the project's newest traces, trace by trace: of each kind and name the shortest ones, since spans that are
 * alike have the same keys. As many as can be read in little time, the shortest first.
 */
export async function* sampleSpans(projectId: number): AsyncGenerator<Span[]> {
  const statement = sql`
    select replace(trace_id::text, '-', '') as "traceId", array_agg(span_id) as "spanIds", sum(length)::float8 as length
    from (
      select t.trace_id, s.*, row_number() over (partition by s.kind, s.name order by s.length) as nth_alike,
        row_number() over (partition by t.trace_id order by s.length) as nth_of_trace
      from (
        select project_id, trace_id, week, start_time from traces
        where project_id = ${projectId} and span_count > 0
        order by start_time desc nulls last, trace_id desc nulls last limit ${newestTraces}) t,
      lateral (
        select span_id, kind, name, payload_length as length from spans
        where project_id = t.project_id and trace_id = t.trace_id and week = t.week limit ${spansSeen}) s) alike
    where nth_alike <= ${spansAlike} and nth_of_trace <= ${spansRead}
      and (nth_of_trace = 1 or length <= ${longSpan})
    group by trace_id order by length`;
  const rows = await inTime((tx) => tx.execute<Row>(statement));

  const deadline = Date.now() + readMs;
  let spans = 0;
  let length = 0;
  for (let i = 0; i < rows.length && spans < maxSpans && length < maxLength && Date.now() < deadline; i += atOnce) {
    const batch = rows.slice(i, i + atOnce);
    const read = await Promise.all(batch.map(({ traceId, spanIds }) => readSpans(projectId, traceId, spanIds)));
    for (const row of batch) length += row.length;
    for (const list of read) spans += list.length;
    yield read.flat();
  }
}
