import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { testSender } from "@/test/sender";

await testDatabase();
const { spanBatches } = await import("./payload");
const { id, send, stored } = await testSender();

const json = { encoding: "json", path: "/v1/traces" } as const;
const time = String(BigInt(Date.now()) * 1_000_000n);

function traces(traceId: string, spans: object[]) {
  const times = { name: "s", startTimeUnixNano: time, endTimeUnixNano: time };
  return JSON.stringify({
    resourceSpans: [{ scopeSpans: [{ spans: spans.map((span) => ({ traceId, ...times, ...span })) }] }],
  });
}

function logs(traceId: string, spanId: string, count: number) {
  const logRecords = Array.from({ length: count }, (_, i) => ({
    traceId,
    spanId,
    timeUnixNano: String(BigInt(time) + BigInt(i)),
    eventName: "e",
    body: { intValue: String(i) },
  }));
  return JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
}

const spanIds = ["1", "2", "3", "4"].map((digit) => digit.repeat(16));

test("spans that share a long text are read some at a time", async () => {
  const traceId = "a".repeat(32);
  const text = Array.from({ length: 400_000 }, (_, i) => i).join(" ");
  const attributes = [{ key: "input.value", value: { stringValue: text } }];
  for (const spanId of spanIds) {
    expect((await send(traces(traceId, [{ spanId, attributes }]), json)).status).toBe(200);
  }

  const sizes: number[] = [];
  for await (const batch of spanBatches(id, traceId)) {
    sizes.push(batch.length);
    for (const span of batch) expect(span.attributes[0]?.value.stringValue).toBe(text);
  }
  expect(sizes.length).toBeGreaterThan(1);
  expect((await stored(traceId)).map(({ spanId }) => spanId)).toEqual(spanIds);
});

test("a span with very many log records is read in time", async () => {
  const traceId = "b".repeat(32);
  const [spanId = ""] = spanIds;
  await send(traces(traceId, [{ spanId }]), json);
  const started = performance.now();
  expect((await send(logs(traceId, spanId, 60_000), { ...json, path: "/v1/logs" })).status).toBe(200);
  expect((await stored(traceId))[0]?.events).toHaveLength(60_000);
  expect(performance.now() - started).toBeLessThan(15_000);
});
