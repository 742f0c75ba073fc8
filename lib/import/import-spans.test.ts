import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import type { ImportEvent } from "./schema";

await testDatabase();
const { sql } = await import("@/db");
const { importSpans } = await import("./import-spans");
const { findProject } = await import("./receive");
const { testProject } = await import("../projects/test-project");
const { readSpans } = await import("../ingest/payload");

async function importFile(file: string | Buffer, projectId?: number, signal?: AbortSignal) {
  const id = projectId ?? (await testProject()).id;
  const project = await findProject({ projectId: id });
  if (!project) throw new Error("No such project.");
  const errors: { line: number; reason: string }[] = [];
  const say = (event: ImportEvent) => {
    if (event.type === "error") errors.push({ line: event.line, reason: event.reason });
  };
  async function* parts() {
    const bytes = new Uint8Array(Buffer.from(file));
    for (let i = 0; i < bytes.length; i += 700) yield bytes.subarray(i, i + 700);
  }
  return { id, totals: await importSpans(project, parts(), say, signal), errors };
}

const halo = (fields: object) => ({
  trace_id: "task-82e2fac",
  span_id: "a1b2c3d4e5f6a7b8c9d0e1f2",
  parent_span_id: "",
  trace_state: "",
  name: "agent.run",
  kind: "SPAN_KIND_INTERNAL",
  start_time: "2026-04-23T05:32:00.000000123Z",
  end_time: "2026-04-23T05:32:01.500000000Z",
  status: { code: "STATUS_CODE_OK", message: "" },
  resource: { attributes: { "service.name": "shop" } },
  scope: { name: "@test/scope", version: "0.0.1" },
  attributes: {
    "openinference.span.kind": "AGENT",
    "inference.observation_kind": "AGENT",
    "inference.agent_name": "buyer",
    "input.value": "buy me a book",
  },
  ...fields,
});

test("HALO's flat spans go in with any id, whose parents are found again, and twice is as good as once", async () => {
  const tool = halo({
    span_id: "tool:1",
    parent_span_id: "a1b2c3d4e5f6a7b8c9d0e1f2",
    name: "search",
    start_time: "2026-04-23T05:32:00.5Z",
    status: { code: "STATUS_CODE_ERROR", message: "no such book" },
    attributes: {
      "inference.observation_kind": "TOOL",
      "tool.name": "search",
      "llm.tokens": 12,
      nested: { a: [1, 2.5] },
    },
    events: [{ name: "exception", timestamp: "2026-04-23T05:32:00.5Z", attributes: { "exception.message": "gone" } }],
  });
  const file = gzipSync([halo({}), tool].map((span) => JSON.stringify(span)).join("\n"));
  const { id, totals, errors } = await importFile(file);
  expect(errors).toEqual([]);
  expect(totals).toMatchObject({ lines: 2, spans: 2, failed: 0, bytes: file.length });
  await importFile(file, id);

  const [trace] = await sql`select trace_id::text as id, name, agent_name, service, span_count, duration_ns, tools
    from traces where project_id = ${id}`;
  expect(trace).toMatchObject({
    name: "agent.run",
    agent_name: "buyer",
    service: "shop",
    span_count: 2,
    tools: ["search"],
  });
  expect(Number(trace?.duration_ns)).toBe(1_499_999_877);
  const [root, child] = await readSpans(id, trace?.id);
  expect(child?.parentSpanId).toBe(root?.spanId);
  expect(child?.attributes).toContainEqual({ key: "otlp.original.spanId", value: { stringValue: "tool:1" } });
  expect(child?.attributes).toContainEqual({ key: "otlp.original.traceId", value: { stringValue: "task-82e2fac" } });
  expect(child?.attributes).toContainEqual({ key: "llm.tokens", value: { intValue: "12" } });
  expect(child?.status).toEqual({ code: 2, message: "no such book" });
  expect(child?.events[0]).toMatchObject({ name: "exception", timeUnixNano: "1776922320500000000" });
});

const otlpSpan = (spanId: string) => ({
  traceId: "a".repeat(32),
  spanId,
  name: `span ${spanId}`,
  startTimeUnixNano: "1767225600000000001",
  endTimeUnixNano: "1767225600000000002",
});

test("each part of an export request can stand on a line by itself", async () => {
  const scope = { name: "scope", version: "1" };
  const resource = { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] };
  const lines = [
    { resource_spans: [{ resource, scope_spans: [{ scope, spans: [otlpSpan("1".repeat(16))] }] }] },
    { resource, scopeSpans: [{ scope, spans: [otlpSpan("2".repeat(16))] }] },
    { scope, spans: [otlpSpan("3".repeat(16))] },
    otlpSpan("4".repeat(16)),
  ];
  const { id, totals, errors } = await importFile(
    `\ufeff${lines.map((line) => JSON.stringify(line)).join("\r\n\r\n")}\r\n`,
  );
  expect([errors, totals.spans]).toEqual([[], 4]);
  const spans = await readSpans(id, "a".repeat(32));
  expect(spans.map(({ scope }) => scope.name).sort()).toEqual(["", "scope", "scope", "scope"]);
});

test("a line that fails is named with its reason, and the others go in", async () => {
  const good = (digit: string) => JSON.stringify(otlpSpan(digit.repeat(16)));
  /** Brackets that nobody closes by hand: kept as text. */
  const deep = `{"spanId":"1","traceId":"1","attributes":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
  const { totals, errors } = await importFile(
    [
      good("1"),
      "hello",
      '{"resourceSpans":[',
      "[1,2]",
      '{"a":1}',
      '{"resourceLogs":[]}',
      good("2"),
      JSON.stringify({ ...otlpSpan(""), traceId: "0".repeat(32) }),
      JSON.stringify({
        spans: [otlpSpan("3".repeat(16)), { ...otlpSpan("4".repeat(16)), startTimeUnixNano: "9".repeat(19) }],
      }),
      deep,
      good("5"),
    ].join("\n"),
  );
  expect(totals).toMatchObject({ lines: 11, spans: 5, failed: 7 });
  expect(errors.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 8, 9]);
  expect(errors.map(({ reason }) => reason)).toEqual([
    "This line is not JSON.",
    "This line is not whole JSON by itself: put each request or span on a line of its own.",
    "This line is not a JSON object.",
    "This line is JSON, but not a span that is known here.",
    "This line holds resourceLogs; only spans can be imported.",
    expect.stringContaining("1 of 1 spans cannot be stored"),
    "1 of 2 spans cannot be stored: a time after the year 2262.",
  ]);
});

test("a damaged gzip file is imported as far as it can be read, and one that was cut off too", async () => {
  const spans = Array.from({ length: 500 }, (_, i) => JSON.stringify(otlpSpan(String(i).padStart(16, "1")))).join("\n");
  const file = gzipSync(spans, { level: 0 });
  const cut = await importFile(file.subarray(0, file.length / 2));
  expect(cut.totals.spans).toBeGreaterThan(100);
  expect(cut.errors.at(-1)?.reason).toContain("breaks off here");
  const { totals, errors } = await importFile(Buffer.concat([file.subarray(0, 100), Buffer.from("nonsense")]));
  expect([totals.spans, errors.length]).toEqual([0, 1]);
});

test("an import that nobody waits for any more stops", async () => {
  const spans = Array.from({ length: 3_000 }, (_, i) => JSON.stringify(otlpSpan(String(i).padStart(16, "1")))).join(
    "\n",
  );
  const { id } = await testProject();
  await expect(importFile(spans, id, AbortSignal.abort())).rejects.toThrow();
  expect(await sql`select from traces where project_id = ${id}`).toHaveLength(0);
});
