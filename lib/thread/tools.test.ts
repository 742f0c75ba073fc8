import { expect, test } from "vitest";
import { threadOfSpans } from "./of-spans";
import { calls, chat, hexId, read, type Said, span, tool } from "./test-run";

const answered = (content: string, id?: string): Said => ({
  role: "tool",
  content,
  ...(id ? { tool_call_id: id } : {}),
});

test("runs go to the calls of their ids, though one id is used for two tools", () => {
  const [first, second] = [calls("f", { a: 1 }, "c1"), calls("g", { a: 1 }, "c1")];
  expect(
    read([
      chat("a", [0, 1], ["user: hi"], [first]),
      tool("f1", [2, 3], { "gen_ai.tool.name": "f", "gen_ai.tool.call.id": "c1" }),
      chat("b", [4, 5], ["user: hi", first, answered("1", "c1")], [second]),
      tool("g1", [6, 7], { "gen_ai.tool.name": "g", "gen_ai.tool.call.id": "c1" }),
      chat("c", [8, 9], ["user: hi", first, answered("1", "c1"), second, answered("2", "c1")], []),
    ]),
  ).toEqual(["user: hi", 'assistant: f({"a":1}) [f1]', 'tool: = "1"', 'assistant: g({"a":1}) [g1]', 'tool: = "2"']);
});

test("without ids by name and arguments, else by name and order", () => {
  const both = {
    role: "assistant",
    tool_calls: [1, 2].map((n) => ({ function: { name: "f", arguments: `{"n": ${n}}` } })),
  };
  const named = { "gen_ai.tool.name": "f" };
  const [a, c] = [
    chat("a", [0, 1], ["user: hi"], [both]),
    chat("c", [8, 9], ["user: hi", both, answered("two"), answered("one")], []),
  ];
  const thread = threadOfSpans([
    a,
    tool("f2", [2, 3], { ...named, "gen_ai.tool.call.arguments": '{"n":2}' }),
    tool("f1", [3, 4], { ...named, "gen_ai.tool.call.arguments": '{"n":1}' }),
    c,
  ]);
  expect(thread.entries).toMatchObject([
    {},
    {
      toolRuns: [
        { callId: null, spanId: hexId("f1") },
        { callId: null, spanId: hexId("f2") },
      ],
    },
    { toolRuns: [] },
    {},
  ]);
  expect(read([a, tool("f1", [2, 3], named), tool("f2", [3, 4], named), c])).toEqual([
    "user: hi",
    'assistant: f({"n":1}) f({"n":2}) [f1 f2]',
    'tool: = "two"',
    'tool: = "one"',
  ]);
});

test("an id that only the history has reaches the call", () => {
  const thread = threadOfSpans([
    chat("a", [0, 1], ["user: hi"], [calls("f", { a: 1 })]),
    tool("f1", [2, 3], { "gen_ai.tool.name": "f", "gen_ai.tool.call.id": "c9" }, { failed: "timed out" }),
    chat("b", [4, 5], ["user: hi", calls("f", { a: 1 }, "c9"), answered("no", "c9")], []),
  ]);
  expect(thread.entries[1]).toMatchObject({
    message: { parts: [{ id: "c9" }] },
    toolRuns: [{ callId: "c9", status: "error", problem: "timed out", durationMs: 1 }],
  });
});

test("what no message tells of stands by itself, in order of time", () => {
  const retriever = {
    "openinference.span.kind": "RETRIEVER",
    "input.value": "q",
    "retrieval.documents.0.document.content": "found",
  };
  const thread = threadOfSpans([
    span("search", [0, 1], retriever),
    chat("a", [2, 3], ["user: hi"], ["assistant: wait"]),
    tool("f1", [4, 5], {
      "gen_ai.tool.name": "f",
      "gen_ai.tool.call.arguments": '{"a":1}',
      "gen_ai.tool.call.result": "Error: none",
    }),
    chat("b", [6, 7], ["user: hi", "assistant: wait", "user: so?"], []),
  ]);
  expect(thread.entries).toMatchObject([
    { type: "tool", name: "search", input: "q", output: [{ content: "found" }], offsetMs: 0 },
    { type: "message" },
    { type: "message", offsetMs: 3 },
    {
      type: "tool",
      name: "f",
      input: { a: 1 },
      output: "Error: none",
      run: { status: "unset", problem: "Error: none" },
      offsetMs: 4,
    },
    { type: "message", offsetMs: 6 },
  ]);
});

test("spans of one tool inside each other or beside each other are one run; a retriever in a tool is part of it", () => {
  const named = { "gen_ai.tool.name": "f", "gen_ai.tool.call.id": "c1" };
  expect(
    read([
      chat("a", [0, 1], ["user: hi"], [calls("f", {}, "c1")]),
      tool("f1", [2, 9], named),
      tool("f2", [3, 8], named, { parent: "f1" }),
      tool("f3", [3, 8], named, { scope: "other" }),
      span("search", [4, 5], { "openinference.span.kind": "RETRIEVER" }, { parent: "f1" }),
    ]),
  ).toEqual(["user: hi", "assistant: f({}) [f1]"]);
});
