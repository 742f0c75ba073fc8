import type { AnyValue, KeyValue, Resource, Scope, Span, SpanEvent, SpanLink } from "./model";

/**
 * A span as text: OTLP/JSON with its resource and scope inside, fields in one fixed order, attributes in theirs. Parsing
 * it gives back the span exactly. `values` are the places of what can be searched (values, names and ids, not keys), as
 * pairs of start and end offsets in `text`.
 */
export type CanonicalText = { text: string; values: number[] };

/** Resource and scope come first: they are alike in many spans, so that their text is stored once a trace. */
export function canonicalSpan(span: Span): CanonicalText {
  const writer = new Writer();
  writer.raw('{"resource":');
  writeResource(writer, span.resource);
  writer.raw(',"scope":');
  writeScope(writer, span.scope);
  writer.string(',"traceId":', span.traceId);
  writer.string(',"spanId":', span.spanId);
  writer.string(',"parentSpanId":', span.parentSpanId);
  if (span.traceState) writer.string(',"traceState":', span.traceState);
  if (span.flags) writer.raw(`,"flags":${span.flags}`);
  writer.string(',"name":', span.name);
  writer.raw(`,"kind":${span.kind},"startTimeUnixNano":"${span.startTimeUnixNano}"`);
  writer.raw(`,"endTimeUnixNano":"${span.endTimeUnixNano}","attributes":`);
  writeAttributes(writer, span.attributes);
  writeCount(writer, "droppedAttributesCount", span.droppedAttributesCount);
  writeList(writer, ',"events":[', span.events, writeEvent);
  writeCount(writer, "droppedEventsCount", span.droppedEventsCount);
  writeList(writer, ',"links":[', span.links, writeLink);
  writeCount(writer, "droppedLinksCount", span.droppedLinksCount);
  writer.raw(`,"status":{"code":${span.status.code}`);
  if (span.status.message) writer.string(',"message":', span.status.message);
  writer.raw("}}");
  return writer;
}

/** A log record's event as text, as it stands in `SpanEvent`. */
export function canonicalEvent(event: SpanEvent): CanonicalText {
  const writer = new Writer();
  writeEvent(writer, event);
  return writer;
}

class Writer implements CanonicalText {
  text = "";
  values: number[] = [];

  raw(text: string) {
    this.text += text;
  }

  /** A label that is no value, then a string that is one. JSON.stringify escapes NUL and lone surrogates. */
  string(label: string, value: string) {
    const start = this.text.length + label.length + 1;
    const quoted = JSON.stringify(value);
    this.text += label;
    this.text += quoted;
    if (value) this.values.push(start, start + quoted.length - 2);
  }

  number(label: string, value: string) {
    const start = this.text.length + label.length;
    this.text += label + value;
    this.values.push(start, start + value.length);
  }
}

function writeResource(writer: Writer, resource: Resource) {
  writer.raw('{"attributes":');
  writeAttributes(writer, resource.attributes);
  writeCount(writer, "droppedAttributesCount", resource.droppedAttributesCount);
  if (resource.schemaUrl) writer.raw(`,"schemaUrl":${JSON.stringify(resource.schemaUrl)}`);
  writer.raw("}");
}

function writeScope(writer: Writer, scope: Scope) {
  writer.string('{"name":', scope.name);
  if (scope.version) writer.raw(`,"version":${JSON.stringify(scope.version)}`);
  writer.raw(',"attributes":');
  writeAttributes(writer, scope.attributes);
  writeCount(writer, "droppedAttributesCount", scope.droppedAttributesCount);
  if (scope.schemaUrl) writer.raw(`,"schemaUrl":${JSON.stringify(scope.schemaUrl)}`);
  writer.raw("}");
}

function writeEvent(writer: Writer, event: SpanEvent) {
  writer.raw(`{"timeUnixNano":"${event.timeUnixNano}"`);
  writer.string(',"name":', event.name);
  writer.raw(',"attributes":');
  writeAttributes(writer, event.attributes);
  writeCount(writer, "droppedAttributesCount", event.droppedAttributesCount);
  if (event.body) {
    writer.raw(',"body":');
    writeValue(writer, event.body);
  }
  writer.raw("}");
}

function writeLink(writer: Writer, link: SpanLink) {
  writer.string('{"traceId":', link.traceId);
  writer.string(',"spanId":', link.spanId);
  if (link.traceState) writer.raw(`,"traceState":${JSON.stringify(link.traceState)}`);
  writer.raw(',"attributes":');
  writeAttributes(writer, link.attributes);
  writeCount(writer, "droppedAttributesCount", link.droppedAttributesCount);
  if (link.flags) writer.raw(`,"flags":${link.flags}`);
  writer.raw("}");
}

function writeAttributes(writer: Writer, attributes: KeyValue[]) {
  writer.raw("[");
  for (let i = 0; i < attributes.length; i++) {
    const attribute = attributes[i];
    if (attribute) writePair(writer, attribute, i > 0);
  }
  writer.raw("]");
}

function writePair(writer: Writer, { key, value }: KeyValue, following: boolean) {
  const start = `${following ? "," : ""}{"key":${JSON.stringify(key)},"value":`;
  if (value.stringValue !== undefined) {
    writer.string(`${start}{"stringValue":`, value.stringValue);
    writer.raw("}}");
    return;
  }
  writer.raw(start);
  writeValue(writer, value);
  writer.raw("}");
}

function writeValue(writer: Writer, value: AnyValue) {
  if (value.stringValue !== undefined) {
    writer.string('{"stringValue":', value.stringValue);
  } else if (value.intValue !== undefined) {
    writer.number('{"intValue":"', value.intValue);
    writer.raw('"');
  } else if (value.boolValue !== undefined) {
    writer.number('{"boolValue":', String(value.boolValue));
  } else if (value.doubleValue !== undefined) {
    writeDouble(writer, value.doubleValue);
  } else if (value.arrayValue) {
    writeList(writer, '{"arrayValue":{"values":[', value.arrayValue.values, writeValue);
    writer.raw("}");
  } else if (value.kvlistValue) {
    writer.raw('{"kvlistValue":{"values":');
    writeAttributes(writer, value.kvlistValue.values);
    writer.raw("}");
  } else if (value.bytesValue !== undefined) {
    writer.raw(`{"bytesValue":${JSON.stringify(value.bytesValue)}`);
  } else {
    writer.raw("{");
  }
  writer.raw("}");
}

function writeDouble(writer: Writer, value: NonNullable<AnyValue["doubleValue"]>) {
  if (typeof value === "string") writer.string('{"doubleValue":', value);
  else writer.number('{"doubleValue":', Object.is(value, -0) ? "-0" : String(value));
}

function writeList<T>(writer: Writer, start: string, list: T[], write: (writer: Writer, item: T) => void) {
  writer.raw(start);
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (item === undefined) continue;
    if (i > 0) writer.raw(",");
    write(writer, item);
  }
  writer.raw("]");
}

function writeCount(writer: Writer, name: string, count: number | undefined) {
  if (count) writer.raw(`,"${name}":${count}`);
}
