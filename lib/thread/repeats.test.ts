import { describe, expect, test } from "vitest";
import { calls, chat, read } from "./test-run";

describe("each message is shown once", () => {
  test("a history that grows", () => {
    expect(
      read([
        chat("a", [0, 1], ["system: s", "user: hi"], ["assistant: hello"]),
        chat("b", [2, 3], ["system: s", "user: hi", "assistant: hello", "user: why?"], ["assistant: so"]),
      ]),
    ).toEqual(["system: s", "user: hi", "assistant: hello", "user: why?", "assistant: so"]);
  });

  test("the same words said twice are two messages", () => {
    const first = ["user: yes"];
    expect(
      read([
        chat("a", [0, 1], first, ["assistant: sure?"]),
        chat("b", [2, 3], [...first, "assistant: sure?", "user: yes"], ["assistant: sure?"]),
        chat(
          "c",
          [4, 5],
          [...first, "assistant: sure?", "user: yes", "assistant: sure?", "user: yes"],
          ["assistant: done"],
        ),
      ]),
    ).toEqual(["user: yes", "assistant: sure?", "user: yes", "assistant: sure?", "user: yes", "assistant: done"]);
  });

  test("the same words to a model without a memory, after others were said", () => {
    expect(
      read([
        chat("a", [0, 1], ["user: yes"], ["assistant: 1"]),
        chat("b", [2, 3], ["user: no"], ["assistant: 2"]),
        chat("c", [4, 5], ["user: yes"], ["assistant: 3"]),
      ]),
    ).toEqual(["user: yes", "assistant: 1", "user: no", "assistant: 2", "user: yes", "assistant: 3"]);
  });

  test("an answer and its repetition differ in name, finish reason, order of keys, form of arguments, ids and thoughts", () => {
    const answer = {
      role: "assistant",
      name: "bot",
      finish_reason: "tool_calls",
      parts: [
        { type: "reasoning", content: "hm" },
        { type: "text", content: "Let me " },
        { type: "text", content: "see." },
        { type: "tool_call", id: null, name: "find", arguments: { a: 1, b: [2] } },
      ],
    };
    const history = {
      role: "assistant",
      content: "Let me see.",
      tool_calls: [{ id: "c1", function: { name: "find", arguments: '{"b": [2], "a": 1}' } }],
    };
    expect(
      read([
        chat("a", [0, 1], ["user: hi"], [answer]),
        chat("b", [2, 3], ["user: hi", history, { role: "tool", tool_call_id: "c1", content: "x" }], ["assistant: ok"]),
      ]),
    ).toEqual(["user: hi", 'assistant: Let me see. find({"a":1,"b":[2]})', 'tool: = "x"', "assistant: ok"]);
  });

  test("an answer that was told of in part is completed by the history", () => {
    const whole = { ...calls("find", { a: 1 }, "c1"), content: "Let me see." };
    expect(
      read([
        chat("a", [0, 1], ["user: hi"], ["assistant: Let me see."]),
        chat("b", [2, 3], ["user: hi", whole, { role: "tool", tool_call_id: "c1", content: "x" }], ["assistant: ok"]),
      ]),
    ).toEqual(["user: hi", 'assistant: Let me see. find({"a":1})', 'tool: = "x"', "assistant: ok"]);
  });

  test("streamed answers without output appear where the next call has them", () => {
    expect(
      read([
        chat("a", [0, 1], ["user: hi"], []),
        chat("b", [2, 3], ["user: hi", "assistant: hello", "user: hi"], []),
        chat("c", [4, 5], ["user: hi", "assistant: hello", "user: hi", "assistant: again", "user: bye"], []),
      ]),
    ).toEqual(["user: hi", "assistant: hello", "user: hi", "assistant: again", "user: bye"]);
  });

  test("an answer whose ends were trimmed in the history", () => {
    expect(
      read([
        chat("a", [0, 1], ["user: hi"], ["assistant: hello \n"]),
        chat("b", [2, 3], ["user: hi", "assistant: hello", "user: bye"], []),
      ]),
    ).toEqual(["user: hi", "assistant: hello ", "user: bye"]);
  });

  test("a retry shows the input once and both answers; the one that was dropped stays", () => {
    expect(
      read([
        chat("a", [0, 1], ["user: hi"], ["assistant: bad"]),
        chat("b", [2, 3], ["user: hi"], ["assistant: good"]),
        chat("c", [4, 5], ["user: hi", "assistant: good", "user: bye"], []),
      ]),
    ).toEqual(["user: hi", "assistant: bad", "assistant: good", "user: bye"]);
  });

  test("a failed call and its retry", () => {
    expect(
      read([
        chat("a", [0, 1], ["user: hi"], [], { failed: "429" }),
        chat("b", [2, 3], ["system: s", "user: hi"], ["assistant: hello"]),
      ]),
    ).toEqual(["system: s", "user: hi", "assistant: hello"]);
  });

  test("a window that slides over the history", () => {
    const all = ["user: 1", "assistant: 2", "user: 3", "assistant: 4", "user: 5", "assistant: 6", "user: 7"];
    expect(
      read([
        chat("a", [0, 1], all.slice(0, 3), ["assistant: 4"]),
        chat("b", [2, 3], all.slice(2, 5), ["assistant: 6"]),
        chat("c", [4, 5], all.slice(4, 7), ["assistant: 8"]),
      ]),
    ).toEqual([
      "user: 1",
      "assistant: 2",
      "user: 3",
      "assistant: 4",
      "user: 5",
      "assistant: 6",
      "user: 7",
      "assistant: 8",
    ]);
  });

  test("a history that was summed up: the summary stands before what was kept", () => {
    const kept = ["user: 5", "assistant: 6"];
    const old = ["user: 1", "assistant: 2", "user: 3", "assistant: 4"];
    expect(
      read([
        chat("a", [0, 1], ["system: s", ...old, "user: 5"], ["assistant: 6"]),
        chat("b", [2, 3], ["system: s", "user: In short, 1 to 4", ...kept, "user: 7"], ["assistant: 8"]),
        chat("c", [4, 5], ["system: s", "user: In short, 1 to 4", ...kept, "user: 7", "assistant: 8", "user: 9"], []),
      ]),
    ).toEqual([
      "system: s",
      ...["user: 1", "assistant: 2", "user: 3", "assistant: 4"],
      "user: In short, 1 to 4",
      ...["user: 5", "assistant: 6", "user: 7", "assistant: 8", "user: 9"],
    ]);
  });

  test("a system prompt that changes is shown where it comes into force, and an edited message behind the first", () => {
    expect(
      read([
        chat("a", [0, 1], ["system: s1", "user: old"], ["assistant: 1"]),
        chat("b", [2, 3], ["system: s2", "user: old", "assistant: 1", "user: 2"], ["assistant: 3"]),
        chat("c", [4, 5], ["system: s2", "user: new", "assistant: 1", "user: 2", "assistant: 3", "user: 4"], []),
      ]),
    ).toEqual([
      "system: s1",
      "user: old",
      "user: new",
      "assistant: 1",
      "system: s2",
      "user: 2",
      "assistant: 3",
      "user: 4",
    ]);
  });

  test("calls side by side, whose answers meet in either order", () => {
    expect(
      read([
        chat("a", [0, 9], ["user: ask both"], ["assistant: left"]),
        chat("b", [1, 8], ["user: ask both"], ["assistant: right"]),
        chat("c", [10, 11], ["user: ask both", "assistant: right", "assistant: left"], ["assistant: both"]),
      ]),
    ).toEqual(["user: ask both", "assistant: left", "assistant: right", "assistant: both"]);
  });

  test("two talks side by side stay whole", () => {
    expect(
      read([
        chat("a", [0, 1], ["system: s", "user: p"], ["assistant: 1"]),
        chat("b", [0, 1], ["system: s", "user: q"], ["assistant: 2"]),
        chat("c", [2, 3], ["system: s", "user: p", "assistant: 1", "user: ok"], ["assistant: 3"]),
        chat("d", [2, 3], ["system: s", "user: q", "assistant: 2", "user: ok"], ["assistant: 4"]),
      ]),
    ).toEqual([
      "system: s",
      "user: p",
      "assistant: 1",
      "user: q",
      "assistant: 2",
      "user: ok",
      "assistant: 3",
      "user: ok",
      "assistant: 4",
    ]);
  });
});
