import type { AnyValue, KeyValue, LogRecord, Span, SpanEvent, SpanLink } from "@/lib/otlp/model";
import { decode } from "./otlp-proto";

type Message = Record<string, unknown>;

/** What protobufjs reads in a body of spans, in the model's shape. */
export function referenceSpans(body: Uint8Array): Span[] {
  return items(body, "TracesData", ["resourceSpans", "scopeSpans", "spans"]).map(({ item, resource, scope }) => ({
    ...defined({ traceState: item.traceState, flags: item.flags }),
    ...counts(item, "droppedAttributesCount", "droppedEventsCount", "droppedLinksCount"),
    traceId: hex(item.traceId),
    spanId: hex(item.spanId),
    parentSpanId: hex(item.parentSpanId),
    name: text(item.name),
    kind: Number(item.kind ?? 0),
    startTimeUnixNano: text(item.startTimeUnixNano) || "0",
    endTimeUnixNano: text(item.endTimeUnixNano) || "0",
    attributes: pairs(item.attributes),
    events: list(item.events).map(event),
    links: list(item.links).map(link),
    status: { code: 0, ...message(item.status) },
    resource,
    scope,
  }));
}

export function referenceLogs(body: Uint8Array): LogRecord[] {
  return items(body, "LogsData", ["resourceLogs", "scopeLogs", "logRecords"]).map(({ item, resource, scope }) => ({
    traceId: hex(item.traceId),
    spanId: hex(item.spanId),
    event: {
      ...event({ ...item, name: item.eventName, timeUnixNano: item.timeUnixNano ?? item.observedTimeUnixNano }),
      ...(item.body === undefined ? {} : { body: value(item.body) }),
    },
    resource,
    scope,
  }));
}

function items(body: Uint8Array, type: string, [resources, scopes, leaves]: [string, string, string]) {
  return list(decode(type, body)[resources]).flatMap((group) => {
    const given = message(group.resource);
    const resource = {
      ...schemaUrl(group),
      ...counts(given, "droppedAttributesCount"),
      attributes: pairs(given.attributes),
    };
    return list(group[scopes]).flatMap((scoped) => {
      const inner = message(scoped.scope);
      const scope = {
        ...schemaUrl(scoped),
        ...counts(inner, "droppedAttributesCount"),
        ...defined({ version: inner.version }),
        name: text(inner.name),
        attributes: pairs(inner.attributes),
      };
      return list(scoped[leaves]).map((item) => ({ item, resource, scope }));
    });
  });
}

function event(item: Message): SpanEvent {
  return {
    ...counts(item, "droppedAttributesCount"),
    timeUnixNano: text(item.timeUnixNano) || "0",
    name: text(item.name),
    attributes: pairs(item.attributes),
  };
}

function link(item: Message): SpanLink {
  return {
    ...counts(item, "droppedAttributesCount", "flags"),
    ...defined({ traceState: item.traceState }),
    traceId: hex(item.traceId),
    spanId: hex(item.spanId),
    attributes: pairs(item.attributes),
  };
}

function pairs(value_: unknown): KeyValue[] {
  return list(value_).map((pair) => ({ key: text(pair.key), value: value(pair.value) }));
}

function value(given: unknown): AnyValue {
  const any = message(given);
  if (any.arrayValue) return { arrayValue: { values: list(message(any.arrayValue).values).map(value) } };
  if (any.kvlistValue) return { kvlistValue: { values: pairs(message(any.kvlistValue).values) } };
  if (Buffer.isBuffer(any.bytesValue)) return { bytesValue: any.bytesValue.toString("base64") };
  if (typeof any.doubleValue === "number" && !Number.isFinite(any.doubleValue))
    return JSON.parse(`{"doubleValue":"${any.doubleValue}"}`);
  return any;
}

function list(given: unknown): Message[] {
  return Array.isArray(given) ? given.map(message) : [];
}

function message(given: unknown): Message {
  return typeof given === "object" && given !== null ? { ...given } : {};
}

function text(given: unknown): string {
  return given === undefined ? "" : String(given);
}

function hex(given: unknown): string {
  return Buffer.isBuffer(given) ? given.toString("hex") : "";
}

function schemaUrl(group: Message) {
  return group.schemaUrl ? { schemaUrl: String(group.schemaUrl) } : {};
}

function counts(item: Message, ...names: string[]) {
  return Object.fromEntries(names.filter((name) => item[name] !== undefined).map((name) => [name, Number(item[name])]));
}

function defined(fields: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}
