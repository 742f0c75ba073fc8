import { expect, test } from "vitest";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { threadOfSpans } from "./of-spans";
import { thread } from "./schema";
import { shortThread } from "./shorten";
import { agent, chat, hexId, read, tool } from "./test-run";

test("random traces, spans in circles among them, have a thread that fits its schema", () => {
  const random = seeded(7);
  for (let i = 0; i < 40; i++) {
    const spans = randomTrace(random, "1".repeat(32), 1 + random.integer(60));
    const [first, last] = [spans[0], spans.at(-1)];
    if (i % 2 && first && last) first.parentSpanId = last.spanId;
    const whole = threadOfSpans(spans);
    expect(thread.parse(JSON.parse(JSON.stringify(shortThread(whole))))).toBeDefined();
    const begun = whole.entries.flatMap((entry) => (entry.type === "agent" ? [entry.child] : []));
    expect(begun).toEqual(whole.lanes.slice(1).map((_, lane) => lane + 1));
  }
});

test("agents nested thousands deep", () => {
  const deep = Array.from({ length: 2_000 }, (_, i) => [
    tool(`t${i}`, [i, 9_000 - i], { "gen_ai.tool.name": "ask" }, i > 0 ? { parent: `a${i - 1}` } : {}),
    agent(`a${i}`, [i, 9_000 - i], {}, { parent: `t${i}` }),
    chat(`c${i}`, [i, i + 1], [`user: ${i}`], [], { parent: `a${i}` }),
  ]).flat();
  expect(threadOfSpans(deep).lanes).toHaveLength(2_000);
});

test("messages that say nothing, and words that all are alike", () => {
  const empty = { role: "assistant", parts: [] };
  expect(read([chat("a", [0, 1], ["user: hi", empty], [empty])])).toEqual(["user: hi"]);
  const yes = Array.from({ length: 300 }, () => "user: yes");
  const calls = [0, 40, 80].map((cut, i) => chat(`c${i}`, [i, i + 1], yes.slice(cut, 200 + cut), []));
  expect(read(calls).length).toBeGreaterThanOrEqual(200);
  expect(hexId("c0")).toHaveLength(16);
});

test("a call of more messages than a function takes arguments", () => {
  const many = Array.from({ length: 150_000 }, (_, i) => `user: ${i}`);
  expect(
    threadOfSpans([chat("a", [0, 1], many, []), chat("b", [2, 3], [...many, "user: x"], [])]).entries,
  ).toHaveLength(150_001);
});
