import type { AnyValue, KeyValue, Resource, Span, SpanEvent } from "@/lib/otlp/model";
import { arrayElements, isObject, type JsonObject, parseJson } from "./json";
import { indexedPrefixes, sentinels } from "./payload-fields";

/** The attributes of one span, read once; parsed payloads are kept, so that each is parsed at most once. */
export interface Attributes {
  span: Span;
  values: Map<string, AnyValue>;
  /** The attributes of the span's resource. */
  resource: Map<string, AnyValue>;
  /** What came as `<prefix>.<index>.<rest>`: prefix → index → rest → value. Indices may have gaps. */
  indexed: Map<string, Map<number, [rest: string, value: AnyValue][]>>;
  parsed: Map<string, unknown>;
  /** Longer JSON is left as text. */
  maxJson: number;
}

export function readAttributes(span: Span, maxJson: number): Attributes {
  const attributes: Attributes = {
    span,
    values: new Map(),
    resource: resourceValues(span.resource),
    indexed: new Map(),
    parsed: new Map(),
    maxJson,
  };
  for (const { key, value } of span.attributes) {
    attributes.values.set(key, value);
    addIndexed(attributes, key, value);
  }
  for (const event of span.events) {
    if (carriesAttributes(event)) addMissing(attributes, event);
  }
  return attributes;
}

/** Events whose attributes could as well be the span's own. */
function carriesAttributes(event: SpanEvent): boolean {
  const name = eventName(event);
  return name === "gen_ai.client.inference.operation.details" || name.startsWith("claude_code.");
}

export function eventName(event: SpanEvent): string {
  if (event.name !== "" && event.name !== "log") return event.name;
  return event.attributes.find(({ key }) => key === "event.name")?.value.stringValue ?? event.name;
}

function addMissing(attributes: Attributes, event: SpanEvent) {
  const own: KeyValue[] = event.body?.kvlistValue?.values ?? [];
  for (const { key, value } of [...event.attributes, ...own]) {
    if (!attributes.values.has(key)) attributes.values.set(key, value);
  }
}

function addIndexed({ indexed }: Attributes, key: string, value: AnyValue) {
  let dot = key.indexOf(".");
  while (dot >= 0 && !isDigit(key.charCodeAt(dot + 1))) dot = key.indexOf(".", dot + 1);
  if (dot < 0) return;
  const prefix = key.slice(0, dot);
  if (!indexedPrefixes.has(prefix)) return;
  const end = key.indexOf(".", dot + 1);
  const index = Number(key.slice(dot + 1, end < 0 ? undefined : end));
  if (!Number.isSafeInteger(index)) return;
  const items = indexed.get(prefix) ?? new Map<number, [string, AnyValue][]>();
  indexed.set(prefix, items);
  const item = items.get(index);
  const entry: [string, AnyValue] = [end < 0 ? "" : key.slice(end + 1), value];
  if (item) item.push(entry);
  else items.set(index, [entry]);
}

function isDigit(code: number) {
  return code >= 48 && code <= 57;
}

const resources = new WeakMap<Resource, Map<string, AnyValue>>();

function resourceValues(resource: Resource): Map<string, AnyValue> {
  const known = resources.get(resource);
  if (known) return known;
  const values = new Map(resource.attributes.map(({ key, value }) => [key, value]));
  resources.set(resource, values);
  return values;
}

/** The value as plain JavaScript. Nesting beyond 64 levels is left out. */
export function plain(value: AnyValue, depth = 0): unknown {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) return Number(value.intValue);
  if (value.doubleValue !== undefined) return Number(value.doubleValue);
  if (value.bytesValue !== undefined) return value.bytesValue;
  if (depth >= 64) return null;
  if (value.arrayValue) return value.arrayValue.values.map((item) => plain(item, depth + 1));
  if (value.kvlistValue) return plainObject(value.kvlistValue.values, depth);
  return null;
}

export function plainObject(pairs: KeyValue[], depth = 0): JsonObject {
  const object: JsonObject = Object.create(null);
  for (const { key, value } of pairs) object[key] = plain(value, depth + 1);
  return object;
}

export function textOf(value: AnyValue | undefined): string | null {
  if (!value) return null;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.intValue !== undefined) return String(value.intValue);
  if (value.doubleValue !== undefined) return String(value.doubleValue);
  if (value.boolValue !== undefined) return String(value.boolValue);
  return null;
}

/** The first of these attributes that holds a scalar worth reading. */
export function firstText(values: Map<string, AnyValue>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textOf(values.get(key));
    if (text !== null && text !== "" && text !== "{}" && !sentinels.has(text)) return text;
  }
  return null;
}

/** The first of these attributes that holds a number from 0 up to what a double counts exactly. */
export function firstNumber(values: Map<string, AnyValue>, keys: readonly string[]): number | null {
  for (const key of keys) {
    const value = values.get(key);
    const number = value && numberOf(value.intValue ?? value.doubleValue ?? value.stringValue);
    if (typeof number === "number") return number;
  }
  return null;
}

export function numberOf(value: unknown): number | null {
  if (typeof value !== "number" && (typeof value !== "string" || value.trim() === "")) return null;
  const number = Number(value);
  return number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : null;
}

/** An attribute with its JSON undone: a parsed value, plain text, or undefined where it is absent or says nothing. */
export function payload(attributes: Attributes, key: string): unknown {
  const { values, parsed, maxJson } = attributes;
  if (parsed.has(key)) return parsed.get(key);
  const value = values.get(key);
  if (!value) return undefined;
  const found = value.stringValue === undefined ? plain(value) : parseJson(value.stringValue, maxJson);
  const result = typeof found === "string" && sentinels.has(found) ? undefined : found;
  parsed.set(key, result);
  return result;
}

/** The first of these attributes that is there, without its JSON undone. */
export function firstKey({ values }: Attributes, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = values.get(key);
    if (value && !sentinels.has(value.stringValue ?? "")) return key;
  }
  return null;
}

/** The elements of a long JSON array, each still text. Null for anything shorter, longer or else. */
export function longArray(attributes: Attributes, key: string): { text: string; elements: [number, number][] } | null {
  const text = attributes.values.get(key)?.stringValue;
  if (text === undefined || text.length < 4_096 || text.length > 8_388_608 || attributes.parsed.has(key)) return null;
  const elements = arrayElements(text);
  return elements && { text, elements };
}

/** What came as `<prefix>.<index>.…`, in order of index, each as a thunk of a nested object. */
export function indexedItems(attributes: Attributes, prefix: string): (() => unknown)[] {
  const items = attributes.indexed.get(prefix);
  if (!items) return [];
  return [...items]
    .sort(([a], [b]) => a - b)
    .map(
      ([, pairs]) =>
        () =>
          nest(pairs),
    );
}

/** Dotted keys as nested objects; numeric segments become keys like any other, see `listOf`. */
function nest(pairs: [rest: string, value: AnyValue][]): unknown {
  const root: JsonObject = Object.create(null);
  for (const [rest, value] of pairs) {
    if (rest === "") return plain(value);
    const path = rest.split(".", 16);
    const last = path.pop() ?? "";
    let node = root;
    for (const part of path) {
      const known = node[part];
      const next: JsonObject = isObject(known) ? known : Object.create(null);
      node[part] = next;
      node = next;
    }
    node[last] ??= plain(value);
  }
  return root;
}

/** An array, or what `nest` made of one. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  return entries.every(([key]) => isDigit(key.charCodeAt(0))) ? entries.map(([, item]) => item) : [];
}
