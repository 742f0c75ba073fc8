import { describe, expect, test } from "vitest";
import { captureBodies } from "@/test/capture-bodies";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";
import { readContent } from "../normalise/content";
import { decodeLogs, decodeTraces } from "../otlp/decode-protobuf";

await testDatabase();
const { sql } = await import("@/db");

type Sender = Awaited<ReturnType<typeof testSender>>;

const folder = "otel-instrumentation-openai";
const captures = captureBodies(folder).filter(({ path }) => path !== "/v1/metrics");
const logs = captures.filter(({ path }) => path === "/v1/logs");
const traces = captures.filter(({ path }) => path === "/v1/traces");
const sentLogs = logs.flatMap(({ inflated }) => decodeLogs(inflated));
const spans = traces.flatMap(({ inflated }) => decodeTraces(inflated));
const traceIds = [...new Set(spans.map(({ traceId }) => traceId))];

async function sendAll(project: Sender, bodies: typeof captures) {
  for (const { path, body } of bodies) expect((await project.send(new Uint8Array(body), { path })).status).toBe(200);
}

/** Everything that is shown of the project's traces. */
async function shown({ id }: Sender) {
  const columns = await sql`
    select to_jsonb(s) - '{project_id,chunk_runs,attr_tokens,week}'::text[] as row from spans s where project_id = ${id} order by span_id`;
  const summaries = await sql`
    select to_jsonb(t) - '{project_id,received_at,updated_at,chunk_count,facet_tokens,week}'::text[] as row
    from traces t where project_id = ${id} order by trace_id`;
  return { columns: columns.map(({ row }) => row), summaries: summaries.map(({ row }) => row) };
}

const orders: [string, typeof captures][] = [
  ["logs before spans", [...logs, ...traces]],
  ["spans before logs", [...traces, ...logs]],
  ["logs around the spans", [...logs.slice(0, 5), ...traces, ...logs.slice(5)]],
  ["everything twice", [...captures, ...seeded(3).shuffle(captures)]],
];

describe.each(orders)("%s", (_, bodies) => {
  test("spans end with the messages and previews of their log records", async () => {
    const project = await testSender();
    await sendAll(project, bodies);
    const stored = (await Promise.all(traceIds.map((id) => project.stored(id)))).flat();
    const chat = stored.find(({ spanId }) => spanId.startsWith("f75f"));
    if (!chat) throw new Error("The span is not there.");
    const content = readContent(chat);
    expect(content.inputMessages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
    expect(content.outputMessages).toMatchObject([{ role: "assistant", finishReason: "stop" }]);
    const [row] = await sql`
      select input_preview, output_preview from spans where project_id = ${project.id} and span_id = ${chat.spanId}`;
    expect(row).toEqual({ input_preview: "weather?", output_preview: "It is 21C and sunny in Paris." });
    const [trace] = await sql`
      select t.output_preview from traces t where project_id = ${project.id} and trace_id = ${chat.traceId}`;
    expect(trace?.output_preview).toBe("It is 21C and sunny in Paris.");
  });

  test("every record is kept once, and what is shown is the same", async () => {
    const [project, reference] = [await testSender(), await testSender()];
    await sendAll(project, bodies);
    await sendAll(reference, captures);
    const [kept] = await sql`select count(*)::int as count from span_logs where project_id = ${project.id}`;
    expect(kept?.count).toBe(sentLogs.length);
    expect(await shown(project)).toEqual(await shown(reference));
    for (const id of traceIds) expect(await summaryDifferences(project.id, id)).toEqual([]);
  });
});

test("records that come backwards are all kept, in order of time", async () => {
  const project = await testSender();
  await sendAll(project, [...logs.slice(5).reverse(), ...traces, ...logs.slice(0, 5).reverse()]);
  const stored = (await Promise.all(traceIds.map((id) => project.stored(id)))).flat();
  for (const { spanId, events } of stored) {
    const sent = sentLogs.filter((log) => log.spanId === spanId).map(({ event }) => JSON.stringify(event.body));
    expect(events.flatMap(({ body }) => (body ? [JSON.stringify(body)] : [])).sort()).toEqual(sent.sort());
    const times = events.map(({ timeUnixNano }) => BigInt(timeUnixNano));
    expect(times).toEqual(times.toSorted((a, b) => Number(a - b)));
  }
  for (const id of traceIds) expect(await summaryDifferences(project.id, id)).toEqual([]);
});

test("the payload without log records is the span as it was sent", async () => {
  const project = await testSender();
  await sendAll(project, captures);
  const stored = (await Promise.all(traceIds.map((id) => project.stored(id, false)))).flat();
  expect(stored.flatMap(({ events }) => events)).toEqual(spans.flatMap(({ events }) => events));
  const withLogs = (await Promise.all(traceIds.map((id) => project.stored(id)))).flat();
  expect(withLogs.flatMap(({ events }) => events).length).toBe(
    stored.flatMap(({ events }) => events).length + sentLogs.length,
  );
});

test("records of no span are rejected alone, and the answer says why", async () => {
  const project = await testSender();
  const [good] = sentLogs;
  const time = { timeUnixNano: "1767225600000000000", body: { stringValue: "hello" } };
  const records = [
    { ...time, traceId: good?.traceId, spanId: good?.spanId },
    time,
    { ...time, traceId: good?.traceId },
  ];
  const answer = await project.send({ resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] }, { path: "/v1/logs" });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    partialSuccess: { rejectedLogRecords: "2", errorMessage: expect.stringContaining("belongs to no span") },
  });
  const [kept] = await sql`select count(*)::int as count from span_logs where project_id = ${project.id}`;
  expect(kept?.count).toBe(1);
});

test("logs and spans of one trace at the same time neither block nor lose anything", async () => {
  const project = await testSender();
  const answers = await Promise.all(
    [...captures, ...captures].map(({ path, body }) => project.send(new Uint8Array(body), { path })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const [kept] = await sql`select count(*)::int as count from span_logs where project_id = ${project.id}`;
  expect(kept?.count).toBe(sentLogs.length);
  const stored = (await Promise.all(traceIds.map((id) => project.stored(id)))).flat();
  expect(stored.flatMap(({ events }) => events.filter(({ body }) => body))).toHaveLength(sentLogs.length);
  for (const id of traceIds) expect(await summaryDifferences(project.id, id)).toEqual([]);
});
