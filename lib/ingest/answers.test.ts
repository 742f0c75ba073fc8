import { describe, expect, test } from "vitest";
import { captureBody } from "@/test/capture-bodies";
import { testDatabase } from "@/test/database";
import { decode, encode } from "@/test/otlp-proto";
import { testSender } from "@/test/sender";

await testDatabase();
const { revokeKey, listKeys } = await import("../keys/queries");
const project = await testSender();
const { send, stored } = project;

const traceId = "a".repeat(32);
const span = (fields: object = {}) => ({
  traceId,
  spanId: "1".repeat(16),
  name: "s",
  startTimeUnixNano: "1767225600000000000",
  ...fields,
});
const request = (...spans: object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const inBytes = ({ traceId, spanId, ...rest }: ReturnType<typeof span>) => {
  return { ...rest, traceId: Buffer.from(traceId, "hex"), spanId: Buffer.from(spanId, "hex") };
};
const protobuf = (...spans: ReturnType<typeof span>[]) => encode("TracesData", request(...spans.map(inBytes)));

async function answerOf(response: Response) {
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get("content-type"), bytes, text: bytes.toString() };
}

describe("full success", () => {
  test("is an empty message in the encoding of the request", async () => {
    const json = await answerOf(await send(request(span())));
    expect(json).toMatchObject({ status: 200, type: "application/json", text: "{}" });
    const binary = await answerOf(await send(protobuf(span())));
    expect(binary).toMatchObject({ status: 200, type: "application/x-protobuf", bytes: Buffer.alloc(0) });
  });

  test("also of an empty request", async () => {
    for (const body of ["{}", '{"resourceSpans":[]}'])
      expect(await answerOf(await send(body))).toMatchObject({ status: 200, text: "{}" });
    expect(await answerOf(await send(Buffer.alloc(0)))).toMatchObject({ status: 200, bytes: Buffer.alloc(0) });
  });

  test("with a content type that says its charset", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect(await answerOf(await send(request(span()), { headers }))).toMatchObject({
      status: 200,
      type: "application/json",
    });
  });
});

describe("single spans that cannot be stored", () => {
  const bad = [
    ["an id that is too short", { spanId: "abc" }, 'spanId "abc" is not 16 hex digits'],
    ["a span id of zeros", { spanId: "0".repeat(16) }, "is not 16 hex digits"],
    ["a trace id of zeros", { traceId: "0".repeat(32) }, "is not 32 hex digits"],
    ["a parent that is no id", { parentSpanId: "mother" }, 'parentSpanId "mother"'],
    ["a time after 2262", { endTimeUnixNano: "9223372036854775808" }, "after the year 2262"],
  ] as const;

  test.each(bad)("%s: rejected alone, and the answer says why", async (what, fields, reason) => {
    const trace = Buffer.from(what.padEnd(16).slice(0, 16)).toString("hex");
    const good = span({ traceId: trace, spanId: "2".repeat(16) });
    const answer = await answerOf(await send(request(span({ traceId: trace, ...fields }), good)));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      partialSuccess: { rejectedSpans: "1", errorMessage: expect.stringContaining(reason) },
    });
    expect((await stored(trace)).map(({ spanId }) => spanId)).toEqual(["2".repeat(16)]);
  });

  test("are counted in protobuf too", async () => {
    const answer = await answerOf(
      await send(protobuf(span({ spanId: "0".repeat(16) }), span({ spanId: "abcd" }), span())),
    );
    expect(answer).toMatchObject({ status: 200, type: "application/x-protobuf" });
    expect(decode("ExportTraceServiceResponse", answer.bytes).partialSuccess).toEqual({
      rejectedSpans: "2",
      errorMessage: expect.stringContaining("Rejected 2 of 3 spans"),
    });
  });

  test("a parent of zeros means that there is none", async () => {
    await send(request(span({ traceId: "b".repeat(32), parentSpanId: "0".repeat(16) })));
    expect((await stored("b".repeat(32)))[0]?.parentSpanId).toBe("");
  });
});

describe("a body that cannot be read", () => {
  test("is answered with a google.rpc.Status in the encoding of the request", async () => {
    const json = await answerOf(await send("{broken"));
    expect(json).toMatchObject({ status: 400, type: "application/json" });
    expect(JSON.parse(json.text)).toEqual({ code: 3, message: expect.stringContaining("not valid JSON"), details: [] });
    const binary = await answerOf(await send(Buffer.from("broken")));
    expect(binary).toMatchObject({ status: 400, type: "application/x-protobuf" });
    expect(decode("RpcStatus", binary.bytes)).toEqual({
      code: 3,
      message: expect.stringContaining("not valid protobuf"),
    });
  });

  test("logs or metrics sent to /v1/traces are told where they belong", async () => {
    const logs = captureBody("otel-instrumentation-openai/001-POST_v1_logs.pb").body;
    const anonymous = encode("LogsData", {
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: "1", severityText: "INFO" }] }] }],
    });
    for (const body of [logs, anonymous, '{"resourceLogs":[{}]}']) {
      const answer = await answerOf(await send(body));
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("/v1/logs");
    }
  });

  test("traces sent to /v1/logs are told where they belong", async () => {
    const traces = captureBody("aisdk-v7/001-POST_v1_traces.pb").body;
    for (const body of [traces, '{"resourceSpans":[{}]}']) {
      const answer = await answerOf(await send(body, { path: "/v1/logs" }));
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("/v1/traces");
    }
  });
});

describe("keys", () => {
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
  const statusOf = async (headers: Record<string, string | undefined>) =>
    (await send(request(span()), { headers })).status;

  test("Bearer, or Basic with any public part", async () => {
    expect(await statusOf({ authorization: `Bearer ${project.keys.write}` })).toBe(200);
    for (const name of ["pk-lf-1", "", "anything at all"])
      expect(await statusOf(basic(`${name}:${project.keys.write}`))).toBe(200);
  });

  test("none, an unknown one and one in the wrong place: 401 in the encoding of the request", async () => {
    for (const authorization of [undefined, "", "Bearer", "Bearer ph_unknown", project.keys.write])
      expect(await statusOf({ authorization })).toBe(401);
    expect(await statusOf(basic(project.keys.write.slice(0, -1)))).toBe(401);
    const answer = await send(protobuf(span()), { headers: { authorization: undefined } });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    const { bytes } = await answerOf(answer);
    expect(decode("RpcStatus", bytes)).toMatchObject({ code: 16, message: expect.stringContaining("API key") });
  });

  test("one that may only read: 403", async () => {
    const answer = await send(request(span()), { key: project.keys.read });
    expect([answer.status, (await answer.json()).code]).toEqual([403, 7]);
  });

  test("a revoked one: 401", async () => {
    const other = await testSender();
    expect((await other.send(request(span()))).status).toBe(200);
    for (const { id } of await listKeys(other.owner)) await revokeKey(other.owner, id);
    expect((await other.send(request(span()))).status).toBe(401);
  });
});

test("metrics are taken, dropped, and the answer says so", async () => {
  const { body } = captureBody("otel-instrumentation-openai/013-POST_v1_metrics.pb");
  const answer = await answerOf(await send(body, { path: "/v1/metrics" }));
  expect(answer).toMatchObject({ status: 200, type: "application/x-protobuf" });
  expect(decode("ExportTraceServiceResponse", answer.bytes).partialSuccess).toEqual({
    errorMessage: expect.stringContaining("no metrics"),
  });
  const json = await answerOf(await send('{"resourceMetrics":[]}', { path: "/v1/metrics" }));
  expect(JSON.parse(json.text).partialSuccess).toMatchObject({ rejectedDataPoints: "0" });
});
