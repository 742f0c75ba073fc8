/**
 * Spans as OTLP/JSON has them (opentelemetry-proto 1.11): ids in lower-case hex, 64-bit integers as decimal strings,
 * bytes in base64. Both decoders produce this shape, the payload is stored as its text, and the normaliser reads it.
 */
export interface AnyValue {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: string;
  doubleValue?: number | "NaN" | "Infinity" | "-Infinity";
  arrayValue?: { values: AnyValue[] };
  kvlistValue?: { values: KeyValue[] };
  bytesValue?: string;
}

export interface KeyValue {
  key: string;
  value: AnyValue;
}

export interface SpanEvent {
  timeUnixNano: string;
  name: string;
  attributes: KeyValue[];
  droppedAttributesCount?: number;
  /** Only on events made from log records: the record's body. */
  body?: AnyValue;
}

export interface SpanLink {
  traceId: string;
  spanId: string;
  traceState?: string;
  attributes: KeyValue[];
  droppedAttributesCount?: number;
  flags?: number;
}

export interface Resource {
  attributes: KeyValue[];
  droppedAttributesCount?: number;
  schemaUrl?: string;
}

export interface Scope {
  name: string;
  version?: string;
  attributes: KeyValue[];
  droppedAttributesCount?: number;
  schemaUrl?: string;
}

export interface Span {
  /** 32 hex digits. */
  traceId: string;
  /** 16 hex digits. */
  spanId: string;
  /** 16 hex digits, or empty for a root. */
  parentSpanId: string;
  traceState?: string;
  flags?: number;
  name: string;
  /** 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number;
  /** Nanoseconds since 1970, decimal. */
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: KeyValue[];
  droppedAttributesCount?: number;
  events: SpanEvent[];
  droppedEventsCount?: number;
  links: SpanLink[];
  droppedLinksCount?: number;
  /** 0 unset, 1 ok, 2 error. */
  status: { code: number; message?: string };
  resource: Resource;
  scope: Scope;
}

export interface LogRecord {
  /** Empty where the record belongs to no span. */
  traceId: string;
  spanId: string;
  event: SpanEvent;
  resource: Resource;
  scope: Scope;
}
