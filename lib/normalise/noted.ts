import type { AnyValue, Span, SpanEvent } from "@/lib/otlp/model";
import { type Attributes, eventName, readAttributes } from "./attributes";
import { isObject } from "./json";
import { sentinels } from "./payload-fields";

/** Somewhere in a span that a field can come from. */
export interface Place {
  /** `indexed` stands for all attributes that begin with the key and a number. */
  where: "attribute" | "indexed" | "event" | "resource" | "name" | "status" | "scope";
  key: string;
}

type Change = "gone" | "other";

/** A span of which every look at it is noted, and of which one part can be taken away or changed to see what that does. */
export interface NotedSpan {
  /** The span as it is. */
  attributes: Attributes;
  /** What `read` says, and the places that it looked at and found something, in order. */
  look: <T>(read: (attributes: Attributes) => T, change?: { place: Place; how: Change }) => [T, Place[]];
}

/** Longer JSON is left as text: here nothing is shown whole. */
const maxJson = 1_000_000;

export function noteLooks(span: Span): NotedSpan {
  const whole = readAttributes(span, maxJson);
  const own = new Set(span.attributes.map(({ key }) => key));
  const notes = new Map<string, Place>();
  let changed: { place: Place; how: Change } | undefined;

  function note(where: Place["where"], key: string): Change | undefined {
    notes.set(`${where} ${key}`, { where, key });
    return changed?.place.where === where && changed.place.key === key ? changed.how : undefined;
  }

  const noted = {
    span: notedSpan(span, note),
    values: new NotedMap(whole.values, (key) => note(own.has(key) ? "attribute" : "event", key), otherValue),
    resource: new NotedMap(whole.resource, (key) => note("resource", key), otherValue),
    indexed: new NotedMap(whole.indexed, (key) => note("indexed", key), otherItems),
    maxJson,
  };

  return {
    attributes: whole,
    look(read, change) {
      notes.clear();
      changed = change;
      const value = read({ ...noted, parsed: new Map() });
      return [value, [...notes.values()]];
    },
  };
}

/** A map that tells of each key that is looked at and there. */
class NotedMap<V> extends Map<string, V> {
  private readonly note: (key: string) => Change | undefined;
  private readonly other: (value: V) => V;

  constructor(known: Map<string, V>, note: (key: string) => Change | undefined, other: (value: V) => V) {
    super(known);
    this.note = note;
    this.other = other;
  }

  override get(key: string): V | undefined {
    const value = super.get(key);
    if (value === undefined) return undefined;
    const change = this.note(key);
    if (change === "gone") return undefined;
    return change === "other" ? this.other(value) : value;
  }

  override has(key: string): boolean {
    return super.has(key) && this.note(key) !== "gone";
  }
}

function notedSpan(span: Span, note: (where: Place["where"], key: string) => Change | undefined): Span {
  const names = new Map(span.events.map((event) => [event, eventName(event)]));
  return {
    ...span,
    get name() {
      const change = note("name", "name");
      return change === "gone" ? "" : change === "other" ? `${span.name}~` : span.name;
    },
    get status() {
      const change = note("status", "status");
      if (change === "gone") return { code: 0 };
      return change === "other" ? { ...span.status, message: `${span.status.message ?? ""}~` } : span.status;
    },
    get scope() {
      const change = note("scope", "scope.name");
      if (change === "gone") return { name: "", attributes: [] };
      return change === "other" ? { ...span.scope, name: `${span.scope.name}~` } : span.scope;
    },
    get events() {
      const isGone = (event: SpanEvent) => note("event", names.get(event) ?? "") === "gone";
      return span.events.filter((event) => !isGone(event));
    },
  };
}

/** Another value of the same kind; one that says nothing stays so. */
function otherValue(value: AnyValue): AnyValue {
  if (value.stringValue !== undefined) return { stringValue: otherText(value.stringValue) };
  if (value.boolValue !== undefined) return { boolValue: !value.boolValue };
  if (value.intValue !== undefined) return { intValue: String(Number(value.intValue) + 1) };
  if (value.doubleValue !== undefined) return { doubleValue: Number(value.doubleValue) + 1 };
  if (value.arrayValue) return { arrayValue: { values: value.arrayValue.values.map(otherValue) } };
  if (!value.kvlistValue) return value;
  return {
    kvlistValue: { values: value.kvlistValue.values.map((pair) => ({ ...pair, value: otherValue(pair.value) })) },
  };
}

function otherText(text: string): string {
  if (text === "" || text === "{}" || text === "[]" || sentinels.has(text)) return text;
  if (/^-?\d+(\.\d+)?$/.test(text)) return String(Number(text) + 1);
  if (text.length < 65_536 && /^[[{"]/.test(text)) return otherJson(text);
  return `${text}~`;
}

function otherJson(text: string): string {
  try {
    return JSON.stringify(otherLeaves(JSON.parse(text), 0));
  } catch {
    return `${text}~`;
  }
}

function otherLeaves(value: unknown, depth: number): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return otherText(value);
  if (depth > 64) return value;
  if (Array.isArray(value)) return value.map((item) => otherLeaves(item, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, otherLeaves(item, depth + 1)]));
}

function otherItems(items: Map<number, [rest: string, value: AnyValue][]>) {
  return new Map([...items].map(([index, pairs]) => [index, pairs.map(otherPair)]));
}

function otherPair([rest, value]: [string, AnyValue]): [string, AnyValue] {
  return [rest, otherValue(value)];
}
