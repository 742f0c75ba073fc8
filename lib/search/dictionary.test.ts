import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import type { testSender } from "@/test/sender";
import { traceQuery } from "../traces/schema";

let sender: Awaited<ReturnType<typeof testSender>>;
let count: (q: string) => Promise<number>;

beforeAll(async () => {
  await testDatabase();
  const { startBackgroundWork } = await import("../background");
  const { listTraces } = await import("../traces/queries");
  sender = await (await import("@/test/sender")).testSender();
  count = async (q) => (await listTraces(sender.owner, traceQuery.parse({ q }))).items.length;
  startBackgroundWork();
});

async function send(id: string, text: string) {
  const time = Date.now();
  const span = {
    traceId: id.repeat(32),
    spanId: id.repeat(16),
    name: "run",
    startTimeUnixNano: `${time}000000`,
    endTimeUnixNano: `${time + 1}000000`,
    attributes: [{ key: "input.value", value: { stringValue: text } }],
  };
  const answer = await sender.send({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
  expect(answer.status).toBe(200);
}

test("a span is found by a word at once, and by a part of one within two seconds of its 200", async () => {
  await send("a", "The hippopotamus was refunded, 返金済み");
  const acknowledged = Date.now();
  expect(await count("hippopotamus")).toBe(1);
  expect(await count("金")).toBe(1);
  while ((await count("hippopo*")) === 0) {
    expect(Date.now() - acknowledged).toBeLessThan(2_000);
    await sleep(50);
  }
  expect(await count("*potam*")).toBe(1);
  expect(await count("*mus")).toBe(1);
  expect(await count("*hippo -refund*")).toBe(0);
  expect(await count("hippopotamus -refund*")).toBe(0);
  expect(await count("*xyz*")).toBe(0);
});

test("a part that too many words have is refused with a reason", async () => {
  const letters = [..."abcdefghijklmnop"];
  await send("b", letters.flatMap((a) => letters.map((b) => `quark${a}${b}`)).join(" "));
  await sleep(1_500);
  await expect(count("quark*")).rejects.toThrow("quark* stands for too many words; write more of the word.");
  expect(await count("quarka*")).toBe(1);
});
