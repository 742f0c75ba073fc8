import { describe, expect, test } from "vitest";
import { captureBodies } from "@/test/capture-bodies";
import { encode } from "@/test/otlp-proto";
import { referenceLogs, referenceSpans } from "@/test/reference-decoder";
import { bodyOfSpan, bytes, fieldOf } from "@/test/wire";
import { canonicalEvent, canonicalSpan } from "./canonical";
import { decodeLogs, decodeTraces } from "./decode-protobuf";
import type { LogRecord, Span } from "./model";

const spanTexts = (spans: Span[]) => spans.map((span) => canonicalSpan(span).text);
const logTexts = (logs: LogRecord[]) =>
  logs.map(({ traceId, spanId, event }) => [traceId, spanId, canonicalEvent(event).text]);

function expectEqual(body: Buffer) {
  const spans = spanTexts(decodeTraces(body));
  expect(spans).toEqual(spanTexts(referenceSpans(body)));
  return spans;
}

const id = { traceId: Buffer.alloc(16, 1), spanId: Buffer.alloc(8, 2) };

function bodyOf(span: object, resource: object = {}, scope: object = {}) {
  return encode("TracesData", { resourceSpans: [{ resource, scopeSpans: [{ scope, spans: [span] }] }] });
}

function bodyWith(...values: object[]) {
  return bodyOf({ ...id, attributes: values.map((value, i) => ({ key: `key ${i}`, value })) });
}

describe("every capture reads as protobufjs reads it", () => {
  const captures = captureBodies().filter(({ encoding }) => encoding === "protobuf");
  test.each(captures.filter(({ path }) => path === "/v1/traces"))("$name", ({ inflated }) => {
    expect(expectEqual(inflated).length).toBeGreaterThan(0);
  });
  test.each(captures.filter(({ path }) => path === "/v1/logs"))("$name", ({ inflated }) => {
    const logs = logTexts(decodeLogs(inflated));
    expect(logs).toEqual(logTexts(referenceLogs(inflated)));
    expect(logs.length).toBeGreaterThan(0);
  });
});

describe("hand-made bodies read as protobufjs reads them", () => {
  test("64-bit integers keep every digit", () => {
    const values = [
      "-1",
      "-9223372036854775808",
      "9223372036854775807",
      "0",
      "9007199254740993",
      "268435456",
      "-268435457",
    ];
    const [text] = expectEqual(bodyWith(...values.map((intValue) => ({ intValue }))));
    for (const value of values) expect(text).toContain(`{"intValue":"${value}"}`);
  });

  test("doubles keep NaN, the infinities, minus zero and the smallest", () => {
    const doubles = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0,
      5e-324,
      1.7976931348623157e308,
    ];
    const [text] = expectEqual(bodyWith(...doubles.map((doubleValue) => ({ doubleValue }))));
    expect(text?.match(/"doubleValue":([^}]*)/g)?.map((part) => part.slice(14))).toEqual([
      '"NaN"',
      '"Infinity"',
      '"-Infinity"',
      "-0",
      "5e-324",
      "1.7976931348623157e+308",
    ]);
  });

  test("values of every other kind, empty ones too", () => {
    const nested = {
      kvlistValue: { values: [{ key: "", value: { arrayValue: { values: [{}, { boolValue: false }] } } }] },
    };
    const [text] = expectEqual(
      bodyWith(
        {},
        { stringValue: "" },
        { bytesValue: Buffer.from([0, 255, 16]) },
        { bytesValue: Buffer.alloc(0) },
        nested,
        {
          arrayValue: {},
        },
        { kvlistValue: {} },
        { boolValue: true },
        { stringValue: "naïve 注文 🚀 \u0000" },
      ),
    );
    expect(text).toContain('{"bytesValue":"AP8Q"}');
  });

  test("every field of a span, its events, links, status, resource and scope", () => {
    const attributes = [{ key: "k", value: { stringValue: "v" } }];
    const [text] = expectEqual(
      bodyOf(
        {
          ...id,
          parentSpanId: Buffer.alloc(8, 3),
          traceState: "a=b",
          flags: 0xffffffff,
          name: "name",
          kind: 5,
          startTimeUnixNano: "18446744073709551615",
          endTimeUnixNano: "1",
          attributes,
          droppedAttributesCount: 4294967295,
          events: [{ timeUnixNano: "7", name: "event", attributes, droppedAttributesCount: 2 }],
          droppedEventsCount: 3,
          links: [{ ...id, traceState: "c=d", attributes, droppedAttributesCount: 4, flags: 257 }],
          droppedLinksCount: 5,
          status: { code: 2, message: "bad" },
        },
        { attributes, droppedAttributesCount: 6 },
        { name: "scope", version: "1", attributes, droppedAttributesCount: 7 },
      ),
    );
    expect(text).toContain('"flags":4294967295');
    expect(text).toContain('"droppedAttributesCount":4294967295');
  });

  test("fields that are not known are passed over, groups too", () => {
    const unknown = bytes(
      [0xf8, 0x07, 1],
      [0xf9, 0x07, 1, 2, 3, 4, 5, 6, 7, 8],
      [0xfd, 0x07, 1, 2, 3, 4],
      [0xfa, 0x07, 2, 9, 9],
    );
    const group = bytes([0xfb, 0x07], unknown, [0xf3, 0x07, 8, 1, 0xf4, 0x07], [0xfc, 0x07]);
    const span = bytes(unknown, encode("Span", { ...id, name: "kept" }), group);
    const [text] = expectEqual(bytes(unknown, fieldOf(1, bytes(group, fieldOf(2, bytes(fieldOf(2, span), unknown))))));
    expect(text).toContain('"name":"kept"');
  });

  test("messages that come in parts are merged", () => {
    const attribute = (key: string) => ({ attributes: [{ key, value: { intValue: "1" } }] });
    const array = (text: string) =>
      encode("KeyValue", { key: "list", value: { arrayValue: { values: [{ stringValue: text }] } } });
    const status = bytes(
      fieldOf(15, encode("Status", { code: 2 })),
      fieldOf(15, encode("Status", { message: "late" })),
    );
    const pair = fieldOf(9, bytes(array("one"), array("two"), encode("KeyValue", { key: "renamed" })));
    const span = bytes(encode("Span", { ...id }), status, pair);
    const scopes = bytes(
      fieldOf(1, encode("InstrumentationScope", { name: "a", ...attribute("x") })),
      fieldOf(2, span),
      fieldOf(1, encode("InstrumentationScope", { name: "b", ...attribute("y") })),
    );
    const first = fieldOf(1, encode("Resource", attribute("before")));
    const last = fieldOf(1, encode("Resource", { ...attribute("after"), droppedAttributesCount: 2 }));
    const [text] = expectEqual(fieldOf(1, bytes(first, fieldOf(2, scopes), last)));
    expect(text).toContain('"key":"before"');
    expect(text).toContain('{"arrayValue":{"values":[{"stringValue":"one"},{"stringValue":"two"}]}}');
    expect(text).toContain('"status":{"code":2,"message":"late"}');
  });

  test("of two kinds of value in one, the last counts", () => {
    const value = bytes(
      encode("AnyValue", { arrayValue: { values: [{}] } }),
      encode("AnyValue", { stringValue: "last" }),
    );
    const pair = bytes(fieldOf(1, Buffer.from("k")), fieldOf(2, value));
    const [text] = expectEqual(bodyOfSpan(fieldOf(9, pair)));
    expect(text).toContain('"value":{"stringValue":"last"}');
  });
});
