import { describe, expect, test } from "vitest";
import { captureBodies } from "@/test/capture-bodies";
import { testDatabase } from "@/test/database";
import { testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";
import { canonicalSpan } from "../otlp/canonical";
import { decodeTracesJson } from "../otlp/decode-json";
import { decodeTraces } from "../otlp/decode-protobuf";
import type { Span } from "../otlp/model";

await testDatabase();
const { sql } = await import("@/db");

const textOf = (span: Span) => canonicalSpan(span).text;

describe("captures are stored so that their exact text joins back", () => {
  const captures = captureBodies().filter(({ path }) => path === "/v1/traces");
  const folders = [...new Set(captures.map(({ name }) => name.split("/")[0] ?? ""))];

  test.each(folders)("%s", async (folder) => {
    const project = await testSender();
    const sent = new Map<string, Span>();
    for (const { encoding, isGzipped, body, inflated } of captureBodies(folder).filter(
      ({ path }) => path === "/v1/traces",
    )) {
      const headers = isGzipped ? { "content-encoding": "gzip" } : {};
      expect((await project.send(new Uint8Array(body), { encoding, headers })).status).toBe(200);
      const spans = encoding === "json" ? decodeTracesJson(inflated.toString()) : decodeTraces(inflated);
      for (const span of spans) sent.set(span.traceId + span.spanId, span);
    }
    const traceIds = [...new Set([...sent.values()].map(({ traceId }) => traceId))];
    const stored = (await Promise.all(traceIds.map((id) => project.stored(id)))).flat();
    expect(stored.map(textOf).sort()).toEqual([...sent.values()].map(textOf).sort());
    expect(sent.size).toBeGreaterThan(0);
    for (const traceId of traceIds) expect(await summaryDifferences(project.id, traceId)).toEqual([]);
  });
});

describe("text that PostgreSQL cannot hold", () => {
  const traceId = "c".repeat(32);
  const nasty = 'a\0b \ud800 \udc00\ud800 \uffff {"k":"\\u0000"} \\ \\\\ " \' {1,2} NULL \u2028';
  const value = { stringValue: nasty };
  const attributes = [
    "input.value",
    "output.value",
    "gen_ai.request.model",
    "session.id",
    "user.id",
    "tag.tags",
    nasty,
    "",
  ].map((key) => ({ key, value }));
  const resource = { attributes: [...attributes, { key: "service.name", value }] };
  const scope = { name: nasty, version: nasty, attributes };
  const span = {
    traceId,
    spanId: "1".repeat(16),
    parentSpanId: "2".repeat(16),
    traceState: nasty,
    name: nasty,
    kind: 1,
    startTimeUnixNano: "1767225600000000001",
    endTimeUnixNano: "1767225600000000002",
    attributes: [
      ...attributes,
      {
        key: "array",
        value: { arrayValue: { values: [value, { kvlistValue: { values: [{ key: nasty, value }] } }] } },
      },
      { key: "openinference.span.kind", value: { stringValue: "AGENT" } },
      { key: "agent.name", value },
    ],
    events: [{ timeUnixNano: "1767225600000000001", name: nasty, attributes }],
    links: [{ traceId, spanId: "3".repeat(16), traceState: nasty, attributes }],
    status: { code: 2, message: nasty },
  };

  test("survives in the payload and breaks nothing beside it", async () => {
    const project = await testSender();
    const answer = await project.send({ resourceSpans: [{ resource, scopeSpans: [{ scope, spans: [span] }] }] });
    expect([answer.status, await answer.text()]).toEqual([200, "{}"]);
    const [stored] = await project.stored(traceId);
    expect(stored).toEqual({ ...span, resource, scope });
    expect(await summaryDifferences(project.id, traceId)).toEqual([]);
    const [row] =
      await sql`select name, session_id, agent_name, status_message from spans where project_id = ${project.id}`;
    for (const column of Object.values(row ?? {})) expect(column).toMatch(/^a.?b /u);
  });
});
