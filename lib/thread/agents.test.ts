import { describe, expect, test } from "vitest";
import { threadOfSpans } from "./of-spans";
import { agent, calls, chat, hexId, lines, read, span, tool } from "./test-run";

const one = (id: string, at: number, parent: string, text: string) =>
  chat(id, [at, at + 1], [`user: ask ${text}`], [`assistant: ${text}`], { parent });

describe("lanes", () => {
  test("a sub-agent is folded in behind the call that it answers", () => {
    const call = calls("research", { q: 1 }, "c1");
    const thread = threadOfSpans([
      agent("boss", [0, 20]),
      chat("a", [1, 2], ["user: go"], [call], { parent: "boss" }),
      tool("t", [3, 10], { "gen_ai.tool.name": "research", "gen_ai.tool.call.id": "c1" }, { parent: "boss" }),
      agent("helper", [4, 9], { "output.value": "found" }, { parent: "t" }),
      one("b", 5, "helper", "found it"),
      chat(
        "c",
        [11, 12],
        ["user: go", call, { role: "tool", tool_call_id: "c1", content: "found" }],
        ["assistant: done"],
        {
          parent: "boss",
        },
      ),
    ]);
    expect(lines(thread)).toEqual([
      "user: go",
      'assistant: research({"q":1}) [t]',
      "> helper",
      "  user: ask found it",
      "  assistant: found it",
      'tool: = "found"',
      "assistant: done",
    ]);
    expect(thread.lanes).toMatchObject([
      { parent: null, name: "boss", messageCount: 4, durationMs: 20, returned: "done" },
      { parent: 0, name: "helper", spanId: hexId("helper"), messageCount: 2, durationMs: 5, returned: "found" },
    ]);
  });

  test("sub-agents nest, and those side by side stay whole", () => {
    expect(
      read([
        agent("boss", [0, 50]),
        chat("a", [1, 2], ["user: go"], [{ role: "assistant", content: "both!" }], { parent: "boss" }),
        agent("left", [3, 20], {}, { parent: "boss" }),
        one("l1", 4, "left", "l"),
        agent("deep", [6, 10], {}, { parent: "left" }),
        one("d1", 7, "deep", "d"),
        agent("right", [4, 18], {}, { parent: "boss" }),
        one("r1", 5, "right", "r"),
        chat("b", [30, 31], ["user: go", "assistant: both!", "user: l r"], ["assistant: done"], { parent: "boss" }),
      ]),
    ).toEqual([
      "user: go",
      "assistant: both!",
      ...["> left", "  user: ask l", "  assistant: l", "  > deep", "    user: ask d", "    assistant: d"],
      ...["> right", "  user: ask r", "  assistant: r"],
      "user: l r",
      "assistant: done",
    ]);
  });

  test("an agent in a wrapper, and the same agent in itself, are no sub-agents", () => {
    expect(
      read([
        agent("workflow", [0, 20]),
        agent("bot", [1, 19], {}, { parent: "workflow" }),
        agent("bot", [2, 18], {}, { parent: "bot" }),
        one("a", 3, "bot", "hi"),
      ]),
    ).toEqual(["user: ask hi", "assistant: hi"]);
  });

  test("agents that hand over share one talk, side by side or inside each other", () => {
    const handed: Parameters<typeof chat>[2] = [
      "user: refund",
      calls("transfer", {}, "c1"),
      { role: "tool", tool_call_id: "c1", content: "ok" },
    ];
    const told = [
      "system: triage",
      "user: refund",
      "assistant: transfer({})",
      "system: refunds",
      'tool: = "ok"',
      "assistant: done",
    ];
    const first = (parent: string) =>
      chat("a", [2, 3], ["system: triage", "user: refund"], [calls("transfer", {}, "c1")], { parent });
    const second = chat("b", [12, 13], ["system: refunds", ...handed], ["assistant: done"], {
      parent: "refunder",
    });
    const root = span("workflow", [0, 20], { "openinference.span.kind": "AGENT" });
    const both = (parent: string) => [
      agent("triager", [1, 9], {}, { parent: "workflow" }),
      agent("refunder", [11, 19], {}, { parent }),
    ];
    expect(read([root, ...both("workflow"), first("triager"), second])).toEqual(told);
    expect(read([root, ...both("triager"), first("triager"), second])).toEqual(told);
  });

  test("a tool or a check that asks a model has a thread of its own", () => {
    expect(
      read([
        agent("bot", [0, 20]),
        span("check", [1, 3], { "openinference.span.kind": "GUARDRAIL" }, { parent: "bot" }),
        chat("g", [1, 2], ["system: is it safe?", "user: hi"], ["assistant: yes"], { parent: "check" }),
        chat("a", [4, 5], ["user: hi"], [calls("sum_up", { n: 1 })], { parent: "bot" }),
        tool("t", [6, 9], { "gen_ai.tool.name": "sum_up" }, { parent: "bot" }),
        one("b", 7, "t", "short"),
      ]),
    ).toEqual([
      "> check",
      ...["  system: is it safe?", "  user: hi", "  assistant: yes"],
      "user: hi",
      'assistant: sum_up({"n":1}) [t]',
      ...["> sum_up", "  user: ask short", "  assistant: short"],
    ]);
  });

  test("calls that only a tool's span is around, as contexts leak, go on with the talk", () => {
    const call = calls("f", {}, "c1");
    expect(
      read([
        agent("bot", [0, 20]),
        chat("a", [1, 2], ["user: hi"], [call], { parent: "bot" }),
        tool("t", [3, 9], { "gen_ai.tool.name": "f", "gen_ai.tool.call.id": "c1" }, { parent: "bot" }),
        chat("b", [4, 5], ["user: hi", call, { role: "tool", tool_call_id: "c1", content: "1" }], ["assistant: ok"], {
          parent: "t",
        }),
      ]),
    ).toEqual(["user: hi", "assistant: f({}) [t]", 'tool: = "1"', "assistant: ok"]);
  });

  test("agents without a model's call inside speak for themselves", () => {
    expect(
      read([
        agent("planner", [0, 20], { "input.value": "plan a trip", "output.value": "planned" }),
        agent("hotels", [1, 9], { "input.value": "find a bed", "output.value": "Ritz" }, { parent: "planner" }),
      ]),
    ).toEqual(["user: plan a trip", "> hotels", "  user: find a bed", "  assistant: Ritz", "assistant: planned"]);
  });
});

describe("traces without messages", () => {
  test("a root's input and output, text or not", () => {
    expect(read([span("root", [0, 9], { "input.value": "hi", "output.value": "hello" })])).toEqual([
      "user: hi",
      "assistant: hello",
    ]);
    expect(read([span("root", [0, 9], { "input.value": '{"a":1}' })])).toEqual([
      'user: {"type":"other","value":{"a":1}}',
    ]);
    const state = { "input.value": '{"messages":[{"role":"system","content":"s"},{"role":"user","content":"hi"}]}' };
    expect(read([span("root", [0, 9], state)])).toEqual(["system: s", "user: hi"]);
  });

  test("what stands outermost, where the root says nothing", () => {
    expect(
      read([
        span("root", [0, 9], {}),
        span("step", [1, 2], { "input.value": "in", "output.value": "out" }, { parent: "root" }),
      ]),
    ).toEqual(["user: in", "assistant: out"]);
  });

  test("a last answer that only the agent tells of", () => {
    expect(
      read([
        agent("bot", [0, 9], { "output.value": "streamed" }),
        chat("a", [1, 2], ["user: hi"], [], { parent: "bot" }),
      ]),
    ).toEqual(["user: hi", "assistant: streamed"]);
  });

  test("a streamed answer of every turn, with and without the history", () => {
    const says = (text: string) => ({ "output.value": text });
    for (const [history, last] of [
      [[], "fine"],
      [["user: hi", "assistant: fine"], "done"],
    ] as const) {
      expect(
        read([
          agent("one", [0, 4], says("fine")),
          chat("a", [1, 3], ["user: hi"], [], { parent: "one" }),
          agent("two", [5, 9], says(last)),
          chat("b", [6, 8], [...history, "user: and now?"], [], { parent: "two" }),
        ]),
      ).toEqual(["user: hi", "assistant: fine", "user: and now?", `assistant: ${last}`]);
    }
  });

  test("a streamed answer that only the span around the steps tells of", () => {
    const steps = [["user: hi"], ["user: hi", "assistant: let me look", "user: do"]];
    expect(
      read([
        span("root", [0, 9], {}),
        chat("whole", [1, 8], ["user: hi"], ["assistant: done"], { parent: "root" }),
        ...steps.map((input, i) => chat(`step${i}`, [2 + i, 3 + i], input, [], { parent: "whole" })),
      ]),
    ).toEqual(["user: hi", "assistant: let me look", "user: do", "assistant: done"]);
  });

  test("nothing at all", () => {
    expect(threadOfSpans([])).toEqual({ lanes: [], entries: [] });
    expect(threadOfSpans([span("root", [0, 9], {})])).toMatchObject({
      lanes: [{ name: "root", messageCount: 0 }],
      entries: [],
    });
  });

  test("an embedding is no part of a talk", () => {
    const embedding = span(
      "e",
      [1, 2],
      { "openinference.span.kind": "EMBEDDING", "input.value": "hi" },
      { parent: "bot" },
    );
    expect(read([agent("bot", [0, 9]), embedding, one("a", 3, "bot", "hello")])).toEqual([
      "user: ask hello",
      "assistant: hello",
    ]);
  });
});
