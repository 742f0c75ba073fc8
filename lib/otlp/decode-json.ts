import { createHash } from "node:crypto";
import { type Json, type JsonObject, parseExactly } from "./exact-json";
import { anyValueOf, attributesOf, field, isObject, listOf, numberOf, textOf, timeOf } from "./json-values";
import { limitValues, MAX_ITEMS, OversizedBody } from "./limits";
import type { LogRecord, Resource, Scope, Span, SpanEvent, SpanLink } from "./model";
import { MalformedBody } from "./protobuf-reader";

/**
 * ExportTraceServiceRequest in OTLP/JSON, and the forms seen in the wild beside it: base64 ids, enum names, upper-case
 * hex, ids of other lengths, snake_case keys, attributes as a plain object, spans without scopeSpans.
 * Throws MalformedBody or OversizedBody.
 */
export function decodeTracesJson(text: string): Span[] {
  const spans: Span[] = [];
  eachGroup(text, ["resourceSpans", "scopeSpans", "spans"], (item, resource, scope) => {
    if (spans.push(readSpan(item, resource, scope)) > MAX_ITEMS) throw new OversizedBody();
  });
  return spans;
}

/** ExportLogsServiceRequest, as leniently. Throws MalformedBody or OversizedBody. */
export function decodeLogsJson(text: string): LogRecord[] {
  const records: LogRecord[] = [];
  eachGroup(text, ["resourceLogs", "scopeLogs", "logRecords"], (item, resource, scope) => {
    if (records.push(readLog(item, resource, scope)) > MAX_ITEMS) throw new OversizedBody();
  });
  return records;
}

const homes = [
  ["resourceSpans", "/v1/traces"],
  ["resourceLogs", "/v1/logs"],
  ["resourceMetrics", "/v1/metrics"],
] as const;

type Names = [resources: string, scopes: string, items: string];

function eachGroup(text: string, names: Names, read: (item: JsonObject, resource: Resource, scope: Scope) => void) {
  const request = parseBody(text);
  const [resources, scopes, items] = names;
  const other = homes.find(([list]) => field(request, list) !== undefined && field(request, resources) === undefined);
  if (other) throw new MalformedBody(`The body holds ${other[0]}: send it to ${other[1]}.`);
  for (const group of listOf(request, resources)) {
    const resource = readResource(group);
    const inner = [...listOf(group, scopes), ...listOf(group, "instrumentationLibrarySpans")];
    for (const scoped of inner) {
      const scope = readScope(scoped);
      for (const item of listOf(scoped, items)) read(item, resource, scope);
    }
    for (const item of listOf(group, items)) read(item, resource, { name: "", attributes: [] });
  }
}

function parseBody(text: string): JsonObject {
  limitValues(text);
  let body: Json;
  try {
    body = parseExactly(text);
  } catch (error) {
    throw new MalformedBody(
      `The body is not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : "unreadable"}`,
    );
  }
  if (!isObject(body)) throw new MalformedBody("The body must be a JSON object with resourceSpans or resourceLogs.");
  return body;
}

function readResource(group: JsonObject): Resource {
  const given = field(group, "resource");
  const resource: Resource = { attributes: isObject(given) ? attributesOf(given) : [] };
  if (isObject(given)) copyCount(given, resource, "droppedAttributesCount");
  const schemaUrl = textOf(group, "schemaUrl");
  if (schemaUrl) resource.schemaUrl = schemaUrl;
  return resource;
}

function readScope(group: JsonObject): Scope {
  const given = field(group, "scope") ?? field(group, "instrumentationLibrary");
  const scope: Scope = { name: "", attributes: [] };
  if (isObject(given)) {
    scope.name = textOf(given, "name") ?? "";
    scope.attributes = attributesOf(given);
    const version = textOf(given, "version");
    if (version) scope.version = version;
    copyCount(given, scope, "droppedAttributesCount");
  }
  const schemaUrl = textOf(group, "schemaUrl");
  if (schemaUrl) scope.schemaUrl = schemaUrl;
  return scope;
}

const spanKinds = ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"];
const statusCodes = ["UNSET", "OK", "ERROR"];

function readSpan(item: JsonObject, resource: Resource, scope: Scope): Span {
  const status = field(item, "status");
  const span: Span = {
    traceId: idOf(item, "traceId", 32),
    spanId: idOf(item, "spanId", 16),
    parentSpanId: idOf(item, "parentSpanId", 16),
    name: textOf(item, "name") ?? "",
    kind: enumOf(field(item, "kind"), spanKinds),
    startTimeUnixNano: timeOf(item, "startTimeUnixNano"),
    endTimeUnixNano: timeOf(item, "endTimeUnixNano"),
    attributes: attributesOf(item),
    events: listOf(item, "events").map(readEvent),
    links: listOf(item, "links").map(readLink),
    status: isObject(status)
      ? { code: enumOf(field(status, "code"), statusCodes) }
      : { code: enumOf(status, statusCodes) },
    resource,
    scope,
  };
  const message = isObject(status) ? textOf(status, "message") : undefined;
  if (message) span.status.message = message;
  const traceState = textOf(item, "traceState");
  if (traceState) span.traceState = traceState;
  for (const name of ["flags", "droppedAttributesCount", "droppedEventsCount", "droppedLinksCount"] as const) {
    copyCount(item, span, name);
  }
  return keepForeignIds(item, span);
}

function readEvent(item: JsonObject): SpanEvent {
  const event: SpanEvent = {
    timeUnixNano: timeOf(item, "timeUnixNano"),
    name: textOf(item, "name") ?? "",
    attributes: attributesOf(item),
  };
  copyCount(item, event, "droppedAttributesCount");
  return event;
}

function readLink(item: JsonObject): SpanLink {
  const link: SpanLink = {
    traceId: idOf(item, "traceId", 32),
    spanId: idOf(item, "spanId", 16),
    attributes: attributesOf(item),
  };
  const traceState = textOf(item, "traceState");
  if (traceState) link.traceState = traceState;
  for (const name of ["droppedAttributesCount", "flags"] as const) copyCount(item, link, name);
  return link;
}

function readLog(item: JsonObject, resource: Resource, scope: Scope): LogRecord {
  const event = readEvent(item);
  event.name = textOf(item, "eventName") ?? event.name;
  if (event.timeUnixNano === "0") event.timeUnixNano = timeOf(item, "observedTimeUnixNano");
  const body = field(item, "body");
  if (body !== undefined) event.body = anyValueOf(body, 0);
  return { traceId: idOf(item, "traceId", 32), spanId: idOf(item, "spanId", 16), event, resource, scope };
}

function copyCount<K extends string>(from: JsonObject, to: { [name in K]?: number }, name: K) {
  const count = numberOf(field(from, name));
  if (count) to[name] = count;
}

/** Integers, and names such as SPAN_KIND_SERVER or STATUS_CODE_ERROR. */
function enumOf(value: Json | undefined, names: string[]): number {
  const number = numberOf(value);
  if (number !== undefined) return number;
  return typeof value === "string"
    ? Math.max(
        0,
        names.findIndex((name) => value.toUpperCase().endsWith(name)),
      )
    : 0;
}

const hex = /^[0-9a-f]+$/i;
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** Hex of the right length; base64 of the right bytes; else, for an id of another system, the hash of what it is. */
function idOf(item: JsonObject, name: string, digits: 16 | 32): string {
  const id = textOf(item, name);
  if (!id) return "";
  if (hex.test(id) && id.length === digits) return id.toLowerCase();
  const decoded = base64.test(id) && id.endsWith("=") ? Buffer.from(id, "base64") : undefined;
  if (decoded?.length === digits / 2) return decoded.toString("hex");
  return isForeignId(id, digits) ? createHash("sha256").update(id).digest("hex").slice(0, digits) : id.slice(0, 1_024);
}

/** HALO and others write ids of 24 hex digits; a short or empty id is a mistake and stays one. */
function isForeignId(id: string, digits: number) {
  return hex.test(id) && id.length > digits && id.length <= 64;
}

function keepForeignIds(item: JsonObject, span: Span): Span {
  for (const [name, digits] of [
    ["traceId", 32],
    ["spanId", 16],
    ["parentSpanId", 16],
  ] as const) {
    const id = textOf(item, name);
    if (id && isForeignId(id, digits))
      span.attributes.push({ key: `otlp.original.${name}`, value: { stringValue: id } });
  }
  return span;
}
