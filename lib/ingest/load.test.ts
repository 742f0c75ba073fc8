import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";
import { testSender } from "@/test/sender";
import { bodyOfSpan, fieldOf } from "@/test/wire";

await testDatabase();
const { send } = await testSender();

const MiB = 1024 * 1024;
const good = { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: "a".repeat(32), spanId: "a".repeat(16) }] }] }] };

/** A body of which these bytes come and then nothing, until it is cut off. */
function stalled(first: Uint8Array) {
  let cut: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(first);
      cut = () => controller.error(new Error("The connection was lost."));
    },
  });
  return { body, cut: () => cut() };
}

test("many slow senders keep nobody else waiting, and are answered when their connection is lost", async () => {
  const slow = Array.from({ length: 40 }, () => stalled(new Uint8Array(100)));
  const answers = slow.map(({ body }) => send(body));
  const started = performance.now();
  expect((await send(good)).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(2_000);
  for (const { cut } of slow) cut();
  expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([503]));
});

test("more than all bodies together may hold is put off, and let go of afterwards", async () => {
  const slow = Array.from({ length: 4 }, () => stalled(new Uint8Array(64 * MiB)));
  const answers = slow.map(({ body }) => send(body));
  await vi.waitFor(async () => {
    const refused = await send(good);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
  });
  for (const { cut } of slow) cut();
  await Promise.all(answers);
  expect((await send(good)).status).toBe(200);
});

test("of a hundred requests at once, each is stored or asked to come again", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => send(good)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20);
  for (const answer of answers.filter(({ status }) => status !== 200)) {
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  }
  expect((await send(good)).status).toBe(200);
});

describe("small bodies of millions of values are 413, not out of memory", () => {
  const half = 10 * MiB;
  const pairs = (byte: number) => Buffer.alloc(half, Buffer.from([byte, 0]));
  const bodies: [string, "protobuf" | "json", () => Buffer][] = [
    ["attributes", "protobuf", () => bodyOfSpan(pairs(0x4a))],
    ["spans", "protobuf", () => fieldOf(1, fieldOf(2, pairs(0x12)))],
    [
      "attributes",
      "json",
      () => Buffer.from(`{"resourceSpans":[{"spans":[{"attributes":[${"{},".repeat(half / 3)}{}]}]}]}`),
    ],
    ["spans", "json", () => Buffer.from(`{"resourceSpans":[{"spans":[${"{},".repeat(300_000)}{}]}]}`)],
  ];

  test.each(bodies)("%s in %s", async (_, encoding, make) => {
    const answer = await send(gzipSync(make()), { encoding, headers: { "content-encoding": "gzip" } });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("send smaller batches");
  });
});
