import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyValue, KeyValue, Span, SpanEvent } from "@/lib/otlp/model";
import { normalise } from "./normalise";
import { type SummarySpan, summarise } from "./summarise";

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null | undefined;

/** Spans for tests: those of a captured export, log records joined to their spans as ingest does. */
export function captured(folder: string): Span[] {
  const directory = join(process.cwd(), "test/captures", folder);
  const bodies = readdirSync(directory)
    .filter((file) => file.endsWith(".decoded.json"))
    .sort()
    .map((file): Json => JSON.parse(readFileSync(join(directory, file), "utf8")));
  const requests = bodies.map((body) => child(body, "decoded") ?? body);
  const spans = requests.flatMap((body) => groups(body, "resourceSpans", "scopeSpans", "spans").map(toSpan));
  const logs = requests.flatMap((body) => groups(body, "resourceLogs", "scopeLogs", "logRecords"));
  for (const { item } of logs) {
    const span = spans.find(({ spanId }) => spanId === text(child(item, "spanId")));
    span?.events.push({ ...toEvent(item), name: "" });
  }
  return spans;
}

/** The span of a capture whose id starts like this. */
export function capturedSpan(folder: string, start: string): Span {
  const span = captured(folder).find(({ spanId }) => spanId.startsWith(start));
  if (!span) throw new Error(`No span ${start} in ${folder}.`);
  return span;
}

/** A summary of each trace, in order of arrival. */
export function summaries(spans: Span[]) {
  const ids = [...new Set(spans.map(({ traceId }) => traceId))];
  return ids.map((id) => summarise(spans.filter(({ traceId }) => traceId === id).map(toSummarySpan)));
}

export function toSummarySpan(span: Span): SummarySpan {
  return {
    ...normalise(span),
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    startNs: BigInt(span.startTimeUnixNano),
    endNs: BigInt(span.endTimeUnixNano),
  };
}

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** A hand-made span. Attributes are plain values; objects and arrays become structured values. */
export function made(attributes: Record<string, Plain>, more: Partial<Span> & { scopeName?: string } = {}): Span {
  const { scopeName = "test", ...rest } = more;
  return {
    traceId: "0".repeat(31) + 1,
    spanId: "a".repeat(16),
    parentSpanId: "",
    name: "span",
    kind: 1,
    startTimeUnixNano: "1767225600000000000",
    endTimeUnixNano: "1767225601000000000",
    attributes: pairs(attributes),
    events: [],
    links: [],
    status: { code: 0 },
    resource: { attributes: [] },
    scope: { name: scopeName, attributes: [] },
    ...rest,
  };
}

export function event(name: string, attributes: Record<string, Plain>, body?: Plain): SpanEvent {
  const record = { timeUnixNano: "1767225600000000000", name, attributes: pairs(attributes) };
  return body === undefined ? record : { ...record, body: structured(body) };
}

function pairs(values: Record<string, Plain>): KeyValue[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: structured(value) }));
}

function structured(value: Plain): AnyValue {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(structured) } };
  return value === null ? {} : { kvlistValue: { values: pairs(value) } };
}

function groups(body: Json, outer: string, inner: string, leaf: string) {
  return list(child(body, outer)).flatMap((resource) =>
    list(child(resource, inner)).flatMap((scope) =>
      list(child(scope, leaf)).map((item) => ({ item, scope, resource })),
    ),
  );
}

function toSpan({ item, scope, resource }: { item: Json; scope: Json; resource: Json }): Span {
  return {
    traceId: text(child(item, "traceId")),
    spanId: text(child(item, "spanId")),
    parentSpanId: text(child(item, "parentSpanId")),
    name: text(child(item, "name")),
    kind: Number(child(item, "kind") ?? 0),
    startTimeUnixNano: text(child(item, "startTimeUnixNano")),
    endTimeUnixNano: text(child(item, "endTimeUnixNano")),
    attributes: toPairs(child(item, "attributes")),
    events: list(child(item, "events")).map(toEvent),
    links: [],
    status: {
      code: Number(child(child(item, "status"), "code") ?? 0),
      message: text(child(child(item, "status"), "message")),
    },
    resource: { attributes: toPairs(child(child(resource, "resource"), "attributes")) },
    scope: { name: text(child(child(scope, "scope"), "name")), attributes: [] },
  };
}

function toEvent(item: Json): SpanEvent {
  const body = child(item, "body");
  return {
    timeUnixNano: text(child(item, "timeUnixNano")),
    name: text(child(item, "name")),
    attributes: toPairs(child(item, "attributes")),
    ...(body === undefined ? {} : { body: toValue(body) }),
  };
}

function toPairs(value: Json): KeyValue[] {
  return list(value).map((pair) => ({ key: text(child(pair, "key")), value: toValue(child(pair, "value")) }));
}

function toValue(value: Json): AnyValue {
  const string = child(value, "stringValue");
  const int = child(value, "intValue");
  const double = child(value, "doubleValue");
  const bool = child(value, "boolValue");
  const array = child(value, "arrayValue");
  const map = child(value, "kvlistValue");
  if (typeof string === "string") return { stringValue: string };
  if (int !== undefined) return { intValue: text(int) };
  if (typeof double === "number") return { doubleValue: double };
  if (typeof bool === "boolean") return { boolValue: bool };
  if (array !== undefined) return { arrayValue: { values: list(child(array, "values")).map(toValue) } };
  return map === undefined ? {} : { kvlistValue: { values: toPairs(child(map, "values")) } };
}

function child(value: Json, key: string): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value[key] : undefined;
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

function text(value: Json): string {
  return value === undefined || value === null ? "" : String(value);
}
