import "server-only";
import { sql } from "drizzle-orm";
import { attributeToken, filterKey } from "../ingest/attribute-tokens";
import type { AnyValue, Span } from "../otlp/model";
import { readAsked } from "./asked-value";
import type { Filter } from "./query";
import { type Candidate, type Chunks, numbers, places, readPayloads } from "./stored-spans";
import type { ReadTx } from "./time-limit";

/** No trace is read further than this for one filter. */
const maxSpans = 200;
const readAtOnce = 200;

/** Those of the traces with a span whose attribute fits the filter (or none, where it says `not`), by reading them. */
export async function withAttribute(
  tx: ReadTx,
  { projectId, seed }: { projectId: number; seed: number },
  candidates: Candidate[],
  filter: Filter,
) {
  const key = filterKey(filter.field.slice(1));
  const token = attributeToken(key, undefined, seed);
  const stored = await tx.execute<{ traceId: string; week: string; spanId: string; runs: string; length: number }>(sql`
    select replace(s.trace_id::text, '-', '') as "traceId", s.week::text, s.span_id as "spanId",
      s.chunk_runs::text as runs, s.payload_length as length
    from ${places(candidates)},
    lateral (
      select * from spans where project_id = ${projectId} and trace_id = c.trace_id and week = c.week
        and (attr_tokens @> ${`{${token}}`}::text::int[]) is true
      order by payload_length limit ${maxSpans}
    ) s`);
  const fitting = new Set<string>();
  const chunks: Chunks = new Map();
  for (let i = 0; i < stored.length; i += readAtOnce) {
    const some = stored
      .slice(i, i + readAtOnce)
      .filter(({ traceId }) => !fitting.has(traceId))
      .map((span) => ({ ...span, runs: [numbers(span.runs)] }));
    for (const span of await readPayloads(tx, projectId, some, chunks)) {
      if (fits(span, key, filter)) fitting.add(span.traceId);
    }
  }
  return candidates.filter(({ traceId }) => fitting.has(traceId) !== filter.not);
}

function fits(span: Span, key: string, filter: Filter): boolean {
  return [...span.attributes, ...span.resource.attributes]
    .filter((attribute) => filterKey(attribute.key) === key)
    .some(({ value }) => scalars(value).some((text) => fitsText(text, filter)));
}

function scalars(value: AnyValue): string[] {
  if (value.arrayValue) return value.arrayValue.values.flatMap(scalars);
  const scalar = value.stringValue ?? value.intValue ?? value.doubleValue ?? value.boolValue;
  return scalar === undefined ? [] : [String(scalar)];
}

function fitsText(text: string, filter: Filter): boolean {
  if (filter.op === "exists") return true;
  if (filter.op === "is") return filter.values.some((value) => fitsAsked(text.toLowerCase(), value.toLowerCase()));
  const number = text.trim() === "" ? Number.NaN : Number(text);
  const { from, to, includesFrom, includesTo } = filter;
  const above = from === null || number > from || (includesFrom && number === from);
  const below = to === null || number < to || (includesTo && number === to);
  return !Number.isNaN(number) && above && below;
}

function fitsAsked(text: string, value: string): boolean {
  const { before, text: core, after } = readAsked(value);
  if (before) return after ? text.includes(core) : text.endsWith(core);
  return after ? text.startsWith(core) : text === core;
}
