import { describe, expect, test } from "vitest";
import type { Span } from "../otlp/model";
import { threadOfSpans } from "../thread/of-spans";
import { agent, calls, chat, lines, type Said, tool } from "../thread/test-run";
import { type Told, toldIn, withoutRepeated } from "./repeated";

/** What each trace adds, behind how many messages were left out. */
function turns(...traces: Span[][]): [number, ...string[]][] {
  const before: Told[] = [];
  return traces.map((spans) => {
    const whole = threadOfSpans(spans);
    const { thread, repeated } = withoutRepeated(whole, before.slice(-2));
    const [count, left] = [whole, thread].map(({ lanes }) => lanes[0]?.messageCount ?? 0);
    expect(left).toBe((count ?? 0) - repeated);
    expect(thread.entries.length).toBe(whole.entries.length - repeated);
    before.push(toldIn(whole));
    return [repeated, ...lines(thread)];
  });
}

const ask = (input: Said[], output: Said[]) => [chat("a", [0, 1], input, output)];
const greeted = ["system: s", "user: hi", "assistant: hello"];

describe("a history that is repeated", () => {
  test("grows: each message stands once, in order", () => {
    const history = ["system: s"];
    const traces = Array.from({ length: 6 }, (_, i) => {
      history.push(`user: question ${i}`);
      const spans = ask([...history], [`assistant: answer ${i}`]);
      history.push(`assistant: answer ${i}`);
      return spans;
    });
    const told = turns(...traces);
    expect(told.flatMap(([, ...said]) => said)).toEqual(history);
    expect(told.map(([repeated]) => repeated)).toEqual([0, 3, 5, 7, 9, 11]);
  });

  test("the same words said again stay", () => {
    const traces = [
      ask(["user: yes"], ["assistant: sure?"]),
      ask(["user: yes", "assistant: sure?", "user: yes"], ["assistant: sure?"]),
      ask(["user: yes", "assistant: sure?", "user: yes", "assistant: sure?", "user: yes"], ["assistant: done"]),
    ];
    expect(turns(...traces)).toEqual([
      [0, "user: yes", "assistant: sure?"],
      [2, "user: yes", "assistant: sure?"],
      [4, "user: yes", "assistant: done"],
    ]);
  });

  test("is trimmed to a window, with the same words in it as further back", () => {
    const before = ["user: yes", "assistant: 1", "user: no", "assistant: 2", "user: yes", "assistant: 1", "user: go"];
    expect(
      turns(ask(["system: s", ...before], ["assistant: 3"]), [
        ...ask(["system: s", "user: yes", "assistant: 1", "user: go", "assistant: 3", "user: yes"], ["assistant: 4"]),
      ])[1],
    ).toEqual([5, "user: yes", "assistant: 4"]);
  });

  test("was edited: what differs begins what is new", () => {
    expect(
      turns(
        ask([...greeted, "user: why?"], ["assistant: so"]),
        ask(["system: s", "user: hi", "assistant: good day", "user: why?", "assistant: so", "user: ok"], []),
      )[1],
    ).toEqual([2, "assistant: good day", "user: why?", "assistant: so", "user: ok"]);
  });

  test("comes with another system prompt", () => {
    expect(
      turns(
        ask(["system: s", "user: hi"], ["assistant: hello"]),
        ask(["system: t", ...greeted.slice(1), "user: b"], []),
      )[1],
    ).toEqual([2, "system: t", "user: b"]);
  });

  test("holds tool calls, told otherwise than they were made", () => {
    const call = calls("look", { q: 1 }, "c1");
    const result = { role: "tool", tool_call_id: "c1", content: "found" };
    const first = [
      chat("a", [0, 1], ["user: hi"], [call]),
      tool("t", [1, 2], { "gen_ai.tool.name": "look", "gen_ai.tool.call.id": "c1" }),
      chat("b", [3, 4], ["user: hi", call, result], ["assistant: there"]),
    ];
    const second = ask(
      ["user: hi", calls("look", '{"q":1}'), result, "assistant: there ", "user: and?"],
      ["assistant: ok"],
    );
    expect(turns(first, second)[1]).toEqual([4, "user: and?", "assistant: ok"]);
  });

  test("goes on step by step, without a new question", () => {
    const call = calls("look", { q: 1 }, "c1");
    const result = { role: "tool", tool_call_id: "c1", content: "found" };
    const traces = turns(
      ask(["system: s", "user: hi"], [call]),
      ask(["system: s", "user: hi", call, result], ["assistant: ok"]),
    );
    expect(traces[1]?.[0]).toBe(3);
    expect(traces[1]?.slice(1)).toHaveLength(2);
    expect(traces[1]?.at(-1)).toBe("assistant: ok");
  });

  test("ends with a call that runs only now", () => {
    const call = calls("pay", { amount: 1 }, "c1");
    const second = [
      agent("bot", [0, 9]),
      tool("t", [1, 2], { "gen_ai.tool.name": "pay", "gen_ai.tool.call.id": "c1" }, { parent: "bot" }),
      chat("b", [3, 4], ["user: hi", call, { role: "tool", tool_call_id: "c1", content: "paid" }], ["assistant: ok"], {
        parent: "bot",
      }),
    ];
    const [repeated, ...told] = turns(ask(["user: hi"], [call]), second)[1] ?? [];
    expect(repeated).toBe(1);
    expect(told[0]).toContain("[t]");
  });

  test("goes on behind a trace that is about something else", () => {
    const title = ask(["system: name it", "user: hi"], ["assistant: Greeting"]);
    expect(turns(ask(greeted.slice(0, 2), greeted.slice(2)), title, ask([...greeted, "user: why?"], []))[2]).toEqual([
      3,
      "user: why?",
    ]);
  });

  test("follows on a trace that failed before it answered", () => {
    expect(turns(ask(["system: s", "user: hi"], []), ask(["system: s", "user: hi", "user: anybody?"], []))[1]).toEqual([
      2,
      "user: anybody?",
    ]);
  });
});

describe("what is not repeated", () => {
  test("the same conversation held twice without a memory", () => {
    const trace = () => ask(["system: s", "user: hi"], ["assistant: hello"]);
    expect(turns(trace(), trace())[1]).toEqual([1, "user: hi", "assistant: hello"]);
  });

  test("the same run twice, in which only inputs were recorded", () => {
    const trace = () => [
      chat("a", [0, 1], ["user: hi"], []),
      chat("b", [2, 3], ["user: hi", "assistant: hello", "user: bye"], []),
    ];
    expect(turns(trace(), trace())[1]).toEqual([0, "user: hi", "assistant: hello", "user: bye"]);
  });

  test("words that were said somewhere before, and no answer with them", () => {
    expect(
      turns(ask(["user: a", "user: yes"], ["assistant: ok"]), ask(["user: yes", "user: more"], ["assistant: ok"]))[1],
    ).toEqual([0, "user: yes", "user: more", "assistant: ok"]);
  });

  test("traces that share nothing", () => {
    expect(turns(ask(["user: a"], ["assistant: b"]), ask(["user: c"], ["assistant: d"]), [])).toEqual([
      [0, "user: a", "assistant: b"],
      [0, "user: c", "assistant: d"],
      [0],
    ]);
  });

  test("of two side by side, what only one of them says", () => {
    const both = ["user: hi", "assistant: hello"];
    expect(
      turns(
        ask(["user: hi"], ["assistant: hello"]),
        ask([...both, "user: left?"], ["assistant: l"]),
        ask([...both, "user: right?"], ["assistant: r"]),
        ask([...both, "user: left?", "assistant: l", "user: on"], ["assistant: m"]),
      ),
    ).toEqual([
      [0, "user: hi", "assistant: hello"],
      [2, "user: left?", "assistant: l"],
      [2, "user: right?", "assistant: r"],
      [4, "user: on", "assistant: m"],
    ]);
  });

  test("what a sub-agent says", () => {
    const trace = (asked: string[]) => [
      agent("boss", [0, 20]),
      chat("a", [1, 2], asked, [calls("research", { q: 1 }, "c1")], { parent: "boss" }),
      tool("t", [3, 10], { "gen_ai.tool.name": "research", "gen_ai.tool.call.id": "c1" }, { parent: "boss" }),
      agent("helper", [4, 9], { "output.value": "found" }, { parent: "t" }),
      chat("h", [5, 6], ["system: help", "user: find"], ["assistant: found"], { parent: "helper" }),
      chat("b", [11, 12], [...asked, calls("research", { q: 1 }, "c1"), "tool: found"], ["assistant: done"], {
        parent: "boss",
      }),
    ];
    const [first, second] = turns(trace(["user: go"]), trace(["user: go", "assistant: done", "user: again"]));
    expect(second?.[0]).toBe(2);
    expect(second?.slice(1)).toEqual(first?.slice(1).map((line) => (line === "user: go" ? "user: again" : line)));
  });
});
