import { exactDouble } from "./json-values";
import { MAX_ITEMS, OversizedBody } from "./limits";
import type { AnyValue, KeyValue, LogRecord, Resource, Scope, Span, SpanEvent, SpanLink } from "./model";
import { ProtobufReader } from "./protobuf-reader";

// Field numbers are those of opentelemetry-proto 1.11; a tag is the number times eight plus the wire type. A message that
// comes in several parts is merged, as protobuf asks.
const BYTES = 2;
/** Values nested deeper are kept unread, as the bytes that they came in. */
const MAX_DEPTH = 64;

/** ExportTraceServiceRequest. Throws MalformedBody or OversizedBody. */
export function decodeTraces(body: Buffer): Span[] {
  const spans: Span[] = [];
  eachGroup(body, (reader, resource, scope) => {
    if (spans.push(readSpan(reader, resource, scope)) > MAX_ITEMS) throw new OversizedBody();
  });
  return spans;
}

/** ExportLogsServiceRequest. Throws MalformedBody or OversizedBody. */
export function decodeLogs(body: Buffer): LogRecord[] {
  const records: LogRecord[] = [];
  eachGroup(body, (reader, resource, scope) => {
    if (records.push(readLog(reader, resource, scope)) > MAX_ITEMS) throw new OversizedBody();
  });
  return records;
}

/** Both requests nest alike: resources (1) hold a resource (1) and scopes (2), which hold a scope (1) and items (2). */
function eachGroup(body: Buffer, read: (reader: ProtobufReader, resource: Resource, scope: Scope) => void) {
  const request = new ProtobufReader(body);
  for (let tag = request.tag(); tag; tag = request.tag()) {
    if (tag === 8 + BYTES) readResourceItems(request.message(), read);
    else request.skip(tag);
  }
}

function readResourceItems(
  reader: ProtobufReader,
  read: (reader: ProtobufReader, resource: Resource, scope: Scope) => void,
) {
  const resource: Resource = { attributes: [] };
  let schemaUrl = "";
  const groups: ProtobufReader[] = [];
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) readResource(reader.message(), resource);
    else if (tag === 16 + BYTES) groups.push(reader.message());
    else if (tag === 24 + BYTES) schemaUrl = reader.string();
    else reader.skip(tag);
  }
  if (schemaUrl) resource.schemaUrl = schemaUrl;
  for (const group of groups) readScopeItems(group, (item, scope) => read(item, resource, scope));
}

function readScopeItems(reader: ProtobufReader, read: (item: ProtobufReader, scope: Scope) => void) {
  const scope: Scope = { name: "", attributes: [] };
  let schemaUrl = "";
  const items: ProtobufReader[] = [];
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) readScope(reader.message(), scope);
    else if (tag === 16 + BYTES) items.push(reader.message());
    else if (tag === 24 + BYTES) schemaUrl = reader.string();
    else reader.skip(tag);
  }
  if (schemaUrl) scope.schemaUrl = schemaUrl;
  for (const item of items) read(item, scope);
}

function readResource(reader: ProtobufReader, resource: Resource) {
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) resource.attributes.push(readKeyValue(reader.message(), 0));
    else if (tag === 16) resource.droppedAttributesCount = reader.uint32();
    else reader.skip(tag);
  }
}

function readScope(reader: ProtobufReader, scope: Scope) {
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) scope.name = reader.string();
    else if (tag === 16 + BYTES) scope.version = reader.string();
    else if (tag === 24 + BYTES) scope.attributes.push(readKeyValue(reader.message(), 0));
    else if (tag === 32) scope.droppedAttributesCount = reader.uint32();
    else reader.skip(tag);
  }
}

function readSpan(reader: ProtobufReader, resource: Resource, scope: Scope): Span {
  const span: Span = {
    traceId: "",
    spanId: "",
    parentSpanId: "",
    name: "",
    kind: 0,
    startTimeUnixNano: "0",
    endTimeUnixNano: "0",
    attributes: [],
    events: [],
    links: [],
    status: { code: 0 },
    resource,
    scope,
  };
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 72 + BYTES) span.attributes.push(readKeyValue(reader.message(), 0));
    else if (tag === 8 + BYTES) span.traceId = reader.hex();
    else if (tag === 16 + BYTES) span.spanId = reader.hex();
    else if (tag === 24 + BYTES) span.traceState = reader.string();
    else if (tag === 32 + BYTES) span.parentSpanId = reader.hex();
    else if (tag === 40 + BYTES) span.name = reader.string();
    else if (tag === 48) span.kind = reader.int32();
    else if (tag === 57) span.startTimeUnixNano = reader.fixed64();
    else if (tag === 65) span.endTimeUnixNano = reader.fixed64();
    else if (tag === 80) span.droppedAttributesCount = reader.uint32();
    else if (tag === 88 + BYTES) span.events.push(readEvent(reader.message()));
    else if (tag === 96) span.droppedEventsCount = reader.uint32();
    else if (tag === 104 + BYTES) span.links.push(readLink(reader.message()));
    else if (tag === 112) span.droppedLinksCount = reader.uint32();
    else if (tag === 120 + BYTES) readStatus(reader.message(), span.status);
    else if (tag === 133) span.flags = reader.fixed32();
    else reader.skip(tag);
  }
  return span;
}

function readEvent(reader: ProtobufReader): SpanEvent {
  const event: SpanEvent = { timeUnixNano: "0", name: "", attributes: [] };
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 9) event.timeUnixNano = reader.fixed64();
    else if (tag === 16 + BYTES) event.name = reader.string();
    else if (tag === 24 + BYTES) event.attributes.push(readKeyValue(reader.message(), 0));
    else if (tag === 32) event.droppedAttributesCount = reader.uint32();
    else reader.skip(tag);
  }
  return event;
}

function readLink(reader: ProtobufReader): SpanLink {
  const link: SpanLink = { traceId: "", spanId: "", attributes: [] };
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) link.traceId = reader.hex();
    else if (tag === 16 + BYTES) link.spanId = reader.hex();
    else if (tag === 24 + BYTES) link.traceState = reader.string();
    else if (tag === 32 + BYTES) link.attributes.push(readKeyValue(reader.message(), 0));
    else if (tag === 40) link.droppedAttributesCount = reader.uint32();
    else if (tag === 53) link.flags = reader.fixed32();
    else reader.skip(tag);
  }
  return link;
}

function readStatus(reader: ProtobufReader, status: Span["status"]) {
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 16 + BYTES) status.message = reader.string();
    else if (tag === 24) status.code = reader.int32();
    else reader.skip(tag);
  }
}

function readLog(reader: ProtobufReader, resource: Resource, scope: Scope): LogRecord {
  const event: SpanEvent = { timeUnixNano: "0", name: "", attributes: [] };
  const record: LogRecord = { traceId: "", spanId: "", event, resource, scope };
  let observed = "0";
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 9) event.timeUnixNano = reader.fixed64();
    else if (tag === 89) observed = reader.fixed64();
    else if (tag === 40 + BYTES) event.body = readAnyValue(reader.message(), 0, event.body);
    else if (tag === 48 + BYTES) event.attributes.push(readKeyValue(reader.message(), 0));
    else if (tag === 56) event.droppedAttributesCount = reader.uint32();
    else if (tag === 72 + BYTES) record.traceId = reader.hex();
    else if (tag === 80 + BYTES) record.spanId = reader.hex();
    else if (tag === 96 + BYTES) event.name = reader.string();
    else reader.skip(tag);
  }
  if (event.timeUnixNano === "0") event.timeUnixNano = observed;
  return record;
}

function readKeyValue(reader: ProtobufReader, depth: number): KeyValue {
  let key = "";
  let value: AnyValue = {};
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) key = reader.string();
    else if (tag === 16 + BYTES) value = readAnyValue(reader.message(), depth, value);
    else reader.skip(tag);
  }
  return { key, value };
}

function readAnyValue(reader: ProtobufReader, depth: number, before: AnyValue = {}): AnyValue {
  if (depth > MAX_DEPTH) return { bytesValue: reader.rest() };
  let value = before;
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) value = { stringValue: reader.string() };
    else if (tag === 16) value = { boolValue: reader.bool() };
    else if (tag === 24) value = { intValue: reader.int64() };
    else if (tag === 33) value = { doubleValue: exactDouble(reader.double()) };
    else if (tag === 40 + BYTES) value = { arrayValue: readArray(reader.message(), depth + 1, value.arrayValue) };
    else if (tag === 48 + BYTES) value = { kvlistValue: readKvlist(reader.message(), depth + 1, value.kvlistValue) };
    else if (tag === 56 + BYTES) value = { bytesValue: reader.base64() };
    else reader.skip(tag);
  }
  return value;
}

function readArray(reader: ProtobufReader, depth: number, { values }: { values: AnyValue[] } = { values: [] }) {
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) values.push(readAnyValue(reader.message(), depth));
    else reader.skip(tag);
  }
  return { values };
}

function readKvlist(reader: ProtobufReader, depth: number, { values }: { values: KeyValue[] } = { values: [] }) {
  for (let tag = reader.tag(); tag; tag = reader.tag()) {
    if (tag === 8 + BYTES) values.push(readKeyValue(reader.message(), depth));
    else reader.skip(tag);
  }
  return { values };
}
