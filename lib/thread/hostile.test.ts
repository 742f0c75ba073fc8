import { describe, expect, test } from "vitest";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { threadOfSpans } from "./of-spans";
import { thread } from "./schema";
import { shortThread } from "./shorten";
import { agent, calls, chat, hexId, read, tool } from "./test-run";

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

describe("what would take minutes if each looked at all the others", () => {
  const count = 60_000;
  const many = Array.from({ length: count }, (_, i) => `user: ${i}`);
  const others = many.map((text) => `${text}x`);
  const call = calls("f", "{}", "same");

  test.each([
    ["new messages between all that were known", [many, many.flatMap((text, i) => [text, others[i] ?? ""])], 2 * count],
    ["known messages backwards", [many, many.toReversed()], count],
    ["two talks that meet", [many, others, [...others, ...many]], 2 * count],
  ])("%s", (_, inputs, expected) => {
    const spans = inputs.map((input, i) => chat(`c${i}`, [2 * i, 2 * i + 1], input, []));
    expect(threadOfSpans(spans).entries).toHaveLength(expected);
  });

  test("an answer of very many messages", () => {
    const whole = chat("a", [0, 1], many, [...many, "assistant: end"]);
    expect(threadOfSpans([whole]).entries).toHaveLength(count + 1);
    expect(threadOfSpans([chat("a", [0, 1], many, others)]).entries).toHaveLength(2 * count);
  });

  test("tool calls of one id, each with a run", () => {
    const runs = Array.from({ length: 15_000 }, (_, i) =>
      tool(`t${i}`, [i + 1, i + 2], { "gen_ai.tool.name": "f", "gen_ai.tool.call.id": "same" }),
    );
    const asked = chat(
      "a",
      [0, 1],
      ["user: go"],
      runs.map(() => call),
    );
    expect(threadOfSpans([asked, ...runs]).entries.every(({ type }) => type === "message")).toBe(true);
  });
});
