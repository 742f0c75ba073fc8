import { describe, expect, test } from "vitest";
import { captureBodies, captureBody } from "@/test/capture-bodies";
import { anyValue, spanId, spanWith, traceId } from "@/test/json-span";
import { decode, encode } from "@/test/otlp-proto";
import { canonicalSpan } from "./canonical";
import { decodeLogsJson, decodeTracesJson } from "./decode-json";
import { decodeTraces } from "./decode-protobuf";

test("JSON and protobuf of one request give the same spans", () => {
  const json = decodeTracesJson(captureBody("handmade-structured/001-POST_v1_traces.body.json").inflated.toString());
  const protobuf = decodeTraces(captureBody("handmade-structured/001-POST_v1_traces.pb").inflated);
  expect(json.map((span) => canonicalSpan(span).text)).toEqual(protobuf.map((span) => canonicalSpan(span).text));
  expect(json).toHaveLength(2);
});

test.each(captureBodies().filter(({ encoding, path }) => encoding === "json" && path === "/v1/traces"))(
  "$name survives being written as text and read again",
  ({ inflated }) => {
    const spans = decodeTracesJson(inflated.toString());
    expect(spans.length).toBeGreaterThan(0);
    for (const span of spans)
      expect(JSON.parse(canonicalSpan(span).text)).toEqual({ ...JSON.parse(JSON.stringify(span)) });
  },
);

describe("ids", () => {
  const hexOf = (id: string) => spanWith({ traceId: id }).traceId;

  test("in upper-case hex", () => expect(hexOf(traceId.toUpperCase())).toBe(traceId));

  test("in base64, plain and for URLs", () => {
    const bytes = Buffer.from(`${"fb".repeat(15)}ff`, "hex");
    expect(hexOf(bytes.toString("base64"))).toBe(bytes.toString("hex"));
    expect(hexOf(`${bytes.toString("base64url")}==`)).toBe(bytes.toString("hex"));
    expect(spanWith({ spanId: Buffer.from(spanId, "hex").toString("base64") }).spanId).toBe(spanId);
  });

  test("of 24 hex digits become 16, the same every time, and the original is kept", () => {
    const span = spanWith({ spanId: "64f1a2b3c4d5e6f708192a3b", parentSpanId: "64f1a2b3c4d5e6f708192a3c" });
    expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(spanWith({ parentSpanId: "64f1a2b3c4d5e6f708192a3b" }).parentSpanId).toBe(span.spanId);
    expect(span.parentSpanId).not.toBe(span.spanId);
    expect(span.attributes).toContainEqual({
      key: "otlp.original.spanId",
      value: { stringValue: "64f1a2b3c4d5e6f708192a3b" },
    });
  });

  test("that are too short or no hex at all stay wrong", () => {
    for (const id of ["abc", "not an id", "zz".repeat(16)]) expect(hexOf(id)).toBe(id);
    expect(hexOf("")).toBe("");
  });
});

describe("forms that exporters send", () => {
  test("names for kind and status", () => {
    expect(spanWith({ kind: "SPAN_KIND_SERVER", status: { code: "STATUS_CODE_ERROR" } })).toMatchObject({
      kind: 2,
      status: { code: 2 },
    });
    expect(spanWith({ kind: "client", status: { code: "Ok", message: "fine" } })).toMatchObject({
      kind: 3,
      status: { code: 1, message: "fine" },
    });
    expect(spanWith({ kind: "5", status: {} })).toMatchObject({ kind: 5, status: { code: 0 } });
    expect(spanWith({ kind: "NEVER_HEARD_OF" }).kind).toBe(0);
  });

  test("snake_case all the way down", () => {
    const value = {
      array_value: { values: [{ string_value: "x" }, { int_value: "5" }, { kvlist_value: { values: [] } }] },
    };
    const span = { trace_id: traceId, span_id: spanId, start_time_unix_nano: "7", dropped_events_count: 2 };
    const events = [{ time_unix_nano: 8, name: "e", attributes: [{ key: "k", value }] }];
    const scope_spans = [{ schema_url: "s", spans: [{ ...span, events }] }];
    const [read] = decodeTracesJson(JSON.stringify({ resource_spans: [{ schema_url: "r", scope_spans }] }));
    expect(read).toMatchObject({ traceId, spanId, startTimeUnixNano: "7", droppedEventsCount: 2 });
    expect(read).toMatchObject({ resource: { schemaUrl: "r" }, scope: { schemaUrl: "s" } });
    expect(read?.events[0]).toEqual({
      timeUnixNano: "8",
      name: "e",
      attributes: [
        {
          key: "k",
          value: { arrayValue: { values: [{ stringValue: "x" }, { intValue: "5" }, { kvlistValue: { values: [] } }] } },
        },
      ],
    });
  });

  test("attributes as a plain object", () => {
    expect(
      spanWith({ attributes: { a: "x", b: 1, c: 1.5, d: true, e: null, f: ["y"], g: { h: 2 } } }).attributes,
    ).toEqual([
      { key: "a", value: { stringValue: "x" } },
      { key: "b", value: { intValue: "1" } },
      { key: "c", value: { doubleValue: 1.5 } },
      { key: "d", value: { boolValue: true } },
      { key: "e", value: {} },
      { key: "f", value: { arrayValue: { values: [{ stringValue: "y" }] } } },
      { key: "g", value: { kvlistValue: { values: [{ key: "h", value: { intValue: "2" } }] } } },
    ]);
  });

  test("spans without scopeSpans, and in instrumentationLibrarySpans", () => {
    const resource = { attributes: { "service.name": "s" } };
    const library = { instrumentationLibrary: { name: "old" }, spans: [{ spanId: "2".repeat(16) }] };
    const body = { resourceSpans: [{ resource, spans: [{ spanId }], instrumentationLibrarySpans: [library] }] };
    const spans = decodeTracesJson(JSON.stringify(body));
    expect(spans.map((span) => [span.spanId, span.scope.name])).toEqual([
      ["2".repeat(16), "old"],
      [spanId, ""],
    ]);
    for (const span of spans) expect(span.resource.attributes[0]?.value.stringValue).toBe("s");
  });

  test("null is the same as not there", () => {
    expect(anyValue('{"stringValue":null,"intValue":"5","arrayValue":null}')).toEqual({ intValue: "5" });
    expect(anyValue('{"stringValue":null}')).toEqual({});
    expect(spanWith({ parentSpanId: null, attributes: null, events: null, status: null, kind: null })).toEqual(
      spanWith({}),
    );
  });

  test("fields that are not known are passed over", () => {
    expect(
      spanWith({
        futureField: { a: [1] },
        attributes: [{ key: "k", keyStrindex: 3, value: { stringValue: "v", x: 1 } }],
      }).attributes,
    ).toEqual([{ key: "k", value: { stringValue: "v" } }]);
  });
});

describe("what cannot be read is refused", () => {
  test.each(["", "[]", "null", '"text"', '{"resourceSpans":[', "\u0000", '{"resourceSpans":[{]}'])("%j", (text) => {
    expect(() => decodeTracesJson(text)).toThrow(/not valid JSON|must be a JSON object/);
  });

  test("a body for another path says where it belongs", () => {
    expect(() => decodeTracesJson('{"resourceLogs":[]}')).toThrow("send it to /v1/logs");
    expect(() => decodeTracesJson('{"resource_metrics":[]}')).toThrow("send it to /v1/metrics");
    expect(() => decodeLogsJson('{"resourceSpans":[]}')).toThrow("send it to /v1/traces");
    expect(decodeTracesJson("{}")).toEqual([]);
  });
});

test("log records: name, body and time of observation where there is no other", () => {
  const body = { kvlistValue: { values: [{ key: "role", value: { stringValue: "user" } }] } };
  const record = { traceId, spanId, observedTimeUnixNano: "9", timeUnixNano: "0", eventName: "gen_ai.choice", body };
  const [log] = decodeLogsJson(JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] }));
  expect(log).toMatchObject({ traceId, spanId, event: { name: "gen_ai.choice", timeUnixNano: "9", body } });
  const reference = decode("LogRecord", encode("LogRecord", { body }));
  expect(log?.event.body).toEqual(reference.body);
});
