import { isObject } from "../normalise/json";
import type { AnyValue, KeyValue, Span } from "../otlp/model";

/** A text that a span says, and under which attribute, if it is one's. */
export type SpanValue = { text: string; key: string | null };

/** `may`: whether it may stand in a text; one where it cannot is not taken apart. `asksNumbers`: see `Sieve`. */
type Looked = { may: (text: string) => boolean; asksNumbers: boolean };

/**
 * All that is searched of a span: values of attributes (its own, its resource's, its scope's and its events'), names, ids
 * and the status message; not keys. A value that is JSON is read as the values in it, however deep strings of JSON nest.
 */
export function* spanValues(span: Span, looked: Looked): Generator<SpanValue> {
  yield { text: span.name, key: null };
  if (span.status.message) yield* textValues(span.status.message, null, looked);
  yield* attributeValues(span.attributes, looked);
  for (const event of span.events) {
    yield { text: event.name, key: null };
    yield* attributeValues(event.attributes, looked);
    if (event.body) yield* anyValues(event.body, null, looked);
  }
  for (const text of [span.traceId, span.spanId, span.parentSpanId, span.traceState ?? "", span.scope.name]) {
    yield { text, key: null };
  }
  for (const link of span.links) {
    yield { text: link.traceId, key: null };
    yield { text: link.spanId, key: null };
    yield* attributeValues(link.attributes, looked);
  }
  yield* attributeValues(span.resource.attributes, looked);
  yield* attributeValues(span.scope.attributes, looked);
}

function* attributeValues(attributes: KeyValue[], looked: Looked): Generator<SpanValue> {
  for (const { key, value } of attributes) yield* anyValues(value, key, looked);
}

function* anyValues(value: AnyValue, key: string | null, looked: Looked): Generator<SpanValue> {
  if (value.stringValue !== undefined) yield* textValues(value.stringValue, key, looked);
  else if (value.intValue !== undefined) yield { text: value.intValue, key };
  else if (value.doubleValue !== undefined) yield { text: String(value.doubleValue), key };
  else if (value.boolValue !== undefined) yield { text: String(value.boolValue), key };
  for (const item of value.arrayValue?.values ?? []) yield* anyValues(item, key, looked);
  for (const pair of value.kvlistValue?.values ?? []) yield* anyValues(pair.value, key, looked);
}

function* textValues(text: string, key: string | null, looked: Looked): Generator<SpanValue> {
  if (!looked.may(text)) return;
  const stack: unknown[] = [text];
  while (stack.length > 0) {
    const next = stack.pop();
    const value = typeof next === "string" ? parsed(next, looked) : next;
    if (typeof value === "string") yield { text: value, key };
    else if (Array.isArray(value)) for (let i = value.length - 1; i >= 0; i--) stack.push(value[i]);
    else if (isObject(value)) stack.push(...Object.values(value).reverse());
    else if (value !== null) yield { text: String(value), key };
  }
}

/** The object, array or string that a text is the JSON of, else the text itself. */
function parsed(text: string, { asksNumbers }: Looked): unknown {
  if (!beginsAsJson.test(text)) return text;
  try {
    const value: unknown = JSON.parse(
      asksNumbers && changingNumber.test(text) ? text.replace(stringsAndNumbers, quoteNumber) : text,
    );
    return value === text ? text : value;
  } catch {
    return text;
  }
}

const beginsAsJson = /^\s*(?:[[{]|"[\s\S]*"\s*$)/;

/** Numbers are found as they are written: as numbers, long ones would lose digits, and others their form. */
const changingNumber = /\d{16}|\.\d*0(?!\d)|\d[eE][+-]?\d/;
const stringsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs;

function quoteNumber(piece: string) {
  return piece.startsWith('"') ? piece : `"${piece}"`;
}
