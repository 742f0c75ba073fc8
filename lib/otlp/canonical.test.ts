import { describe, expect, test } from "vitest";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { canonicalEvent, canonicalSpan } from "./canonical";
import type { Span } from "./model";

const random = seeded(11);
const spans = [1, 2, 3, 4, 5].flatMap(() => randomTrace(random, random.hex(32), 30));

/** The places of values, as text without their escapes. */
function valuesOf({ text, values }: { text: string; values: number[] }): string[] {
  const found: string[] = [];
  for (let i = 0; i < values.length; i += 2) found.push(JSON.parse(`"${text.slice(values[i], values[i + 1])}"`));
  return found;
}

const full: Span = {
  traceId: "a".repeat(32),
  spanId: "b".repeat(16),
  parentSpanId: "c".repeat(16),
  traceState: "state=1",
  flags: 257,
  name: "the name",
  kind: 3,
  startTimeUnixNano: "18446744073709551615",
  endTimeUnixNano: "2",
  attributes: [
    { key: "string", value: { stringValue: 'quoted "text"\n\0\ud800' } },
    { key: "empty string", value: { stringValue: "" } },
    { key: "int", value: { intValue: "-9223372036854775808" } },
    { key: "bool", value: { boolValue: false } },
    { key: "double", value: { doubleValue: -0 } },
    { key: "nan", value: { doubleValue: "NaN" } },
    { key: "bytes", value: { bytesValue: "AAEC" } },
    { key: "nothing", value: {} },
    {
      key: "array",
      value: { arrayValue: { values: [{ stringValue: "inside" }, {}, { arrayValue: { values: [] } }] } },
    },
    { key: "map", value: { kvlistValue: { values: [{ key: "inner key", value: { stringValue: "inner value" } }] } } },
  ],
  droppedAttributesCount: 1,
  events: [{ timeUnixNano: "3", name: "event name", attributes: [], droppedAttributesCount: 2 }],
  droppedEventsCount: 3,
  links: [
    {
      traceId: "d".repeat(32),
      spanId: "e".repeat(16),
      traceState: "t=1",
      attributes: [],
      droppedAttributesCount: 4,
      flags: 1,
    },
  ],
  droppedLinksCount: 5,
  status: { code: 2, message: "the message" },
  resource: {
    attributes: [{ key: "service.name", value: { stringValue: "the service" } }],
    droppedAttributesCount: 6,
    schemaUrl: "u",
  },
  scope: { name: "the scope", version: "the version", attributes: [], droppedAttributesCount: 7, schemaUrl: "v" },
};

describe("a span as text", () => {
  test("is the span again when parsed", () => {
    expect(JSON.parse(canonicalSpan(full).text)).toStrictEqual(full);
    for (const span of spans) expect(JSON.parse(canonicalSpan(span).text)).toStrictEqual(span);
  });

  test("gives the same text however the fields of the object were ordered", () => {
    const reversed = Object.fromEntries(Object.entries(full).reverse());
    expect(canonicalSpan({ ...full, ...reversed }).text).toBe(canonicalSpan(full).text);
  });

  test("knows the places of values, ids and names, in order, and not of keys", () => {
    expect(valuesOf(canonicalSpan(full))).toEqual([
      "the service",
      "the scope",
      "a".repeat(32),
      "b".repeat(16),
      "c".repeat(16),
      "state=1",
      "the name",
      'quoted "text"\n\0\ud800',
      "-9223372036854775808",
      "false",
      "-0",
      "NaN",
      "inside",
      "inner value",
      "event name",
      "d".repeat(32),
      "e".repeat(16),
      "the message",
    ]);
  });

  test("has its values at places that follow each other", () => {
    for (const span of spans) {
      const { values, text } = canonicalSpan(span);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(values.at(-1) ?? 0).toBeLessThan(text.length);
      expect(valuesOf({ text, values })).toContain(span.spanId);
    }
  });
});

test("an event keeps its body, even an empty one", () => {
  const event = { timeUnixNano: "1", name: "", attributes: [], body: {} };
  expect(JSON.parse(canonicalEvent(event).text)).toStrictEqual(event);
});
