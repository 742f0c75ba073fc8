import "server-only";
import { sql } from "@/db";
import { attributeToken } from "../ingest/attribute-tokens";
import { readSpans } from "../ingest/payload";
import type { AnyValue, Span } from "../otlp/model";
import type { Filter } from "./query";
import type { Candidate } from "./verify";

/** No trace is read further than this for one filter. */
const maxSpans = 200;

/** Those of the traces with a span whose attribute fits the filter (or none, where it says `not`), by reading them. */
export async function withAttribute(projectId: number, candidates: Candidate[], filter: Filter, seed: number) {
  const key = filter.field.slice(1);
  const token = attributeToken(key, undefined, seed);
  const spans = await sql<{ traceId: string; spanId: string }[]>`
    select replace(s.trace_id::text, '-', '') as "traceId", s.span_id as "spanId"
    from unnest(${`{${candidates.map(({ traceId }) => traceId)}}`}::text::uuid[],
      ${`{${candidates.map(({ week }) => week)}}`}::text::date[]) as c(trace_id, week)
    join spans s on s.project_id = ${projectId} and s.trace_id = c.trace_id and s.week = c.week
    where s.attr_tokens @> ${`{${token}}`}::text::int[]`;
  const byTrace = new Map<string, string[]>();
  for (const { traceId, spanId } of spans) byTrace.set(traceId, [...(byTrace.get(traceId) ?? []), spanId]);
  const checked = await Promise.all(
    candidates.map(async (candidate) => {
      const spanIds = byTrace.get(candidate.traceId)?.slice(0, maxSpans) ?? [];
      const read = spanIds.length > 0 ? await readSpans(projectId, candidate.traceId, spanIds) : [];
      return read.some((span) => fits(span, key, filter)) !== filter.not ? [candidate] : [];
    }),
  );
  return checked.flat();
}

function fits(span: Span, key: string, filter: Filter): boolean {
  return [...span.attributes, ...span.resource.attributes]
    .filter((attribute) => attribute.key === key)
    .some(({ value }) => scalars(value).some((text) => fitsText(text, filter)));
}

function scalars(value: AnyValue): string[] {
  if (value.arrayValue) return value.arrayValue.values.flatMap(scalars);
  const scalar = value.stringValue ?? value.intValue ?? value.doubleValue ?? value.boolValue;
  return scalar === undefined ? [] : [String(scalar)];
}

function fitsText(text: string, filter: Filter): boolean {
  if (filter.op === "exists") return true;
  if (filter.op === "is") return filter.values.some((value) => fitsPattern(text.toLowerCase(), value.toLowerCase()));
  const number = text.trim() === "" ? Number.NaN : Number(text);
  const { from, to, includesFrom, includesTo } = filter;
  const above = from === null || number > from || (includesFrom && number === from);
  const below = to === null || number < to || (includesTo && number === to);
  return !Number.isNaN(number) && above && below;
}

function fitsPattern(text: string, value: string): boolean {
  const core = value.replace(/^\*+|\*+$/g, "");
  if (value.startsWith("*")) return value.endsWith("*") ? text.includes(core) : text.endsWith(core);
  return value.endsWith("*") ? text.startsWith(core) : text === core;
}
