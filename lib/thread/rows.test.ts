import { expect, test } from "vitest";
import type { MessagePart } from "../traces/content";
import { agentsAround, openAtFirst, rowOfSpan } from "./chosen-row";
import { type AgentRow, type Parents, type ThreadRow, threadRows, visibleRows } from "./rows";
import type { Thread, ThreadEntry, ToolRun } from "./schema";

const noParents: Parents = new Map();

function text(words: string): MessagePart {
  return { type: "text", text: words };
}

function call(id: string | null, name: string): MessagePart {
  return { type: "tool_call", id, name, arguments: {} };
}

function result(id: string | null, name: string | null, value = "done"): MessagePart {
  return { type: "tool_result", id, name, result: value };
}

function run(callId: string | null, spanId: string): ToolRun {
  return { callId, spanId, durationMs: 1, status: "ok", problem: null };
}

let index = 0;

function say(role: string, parts: MessagePart[], more: { lane?: number; spanId?: string; runs?: ToolRun[] } = {}) {
  return {
    type: "message",
    lane: more.lane ?? 0,
    spanId: more.spanId ?? "llm",
    offsetMs: 0,
    side: "input",
    index: index++,
    message: { role, name: null, parts, finishReason: null },
    cut: false,
    toolRuns: more.runs ?? [],
  } satisfies ThreadEntry;
}

function agent(child: number, lane = 0): ThreadEntry {
  return { type: "agent", lane, spanId: `agent-${child}`, offsetMs: 0, child };
}

function thread(entries: ThreadEntry[], parentsOfLanes: (number | null)[] = [null]): Thread {
  const lanes = parentsOfLanes.map((parent, index) => ({
    parent,
    name: `lane ${index}`,
    spanId: `agent-${index}`,
    status: "ok" as const,
    durationMs: 1,
    messageCount: 1,
    returned: null,
  }));
  return { lanes, entries };
}

/** "user text | tool look_up=done" */
function drawn(rows: ThreadRow[]) {
  return rows
    .map((row) => {
      const indent = ">".repeat(row.depth);
      if (row.type === "agent") return `${indent}agent ${row.child}`;
      if (row.type === "tool") return `${indent}tool ${row.name}=${row.result?.part.result ?? ""}`;
      return `${indent}${row.entry.message.role} ${row.parts.map(({ part }) => part.type).join("+")}`;
    })
    .join(" | ");
}

function rowsOf(entries: ThreadEntry[], lanes?: (number | null)[], parents = noParents) {
  return threadRows(thread(entries, lanes), parents);
}

function agentsOf(rows: ThreadRow[]): AgentRow[] {
  return rows.filter((row) => row.type === "agent");
}

test("a result stands in its call's row, in the order of the calls", () => {
  const rows = rowsOf([
    say("user", [text("hi")]),
    say("assistant", [text("I look."), call("1", "find"), call("2", "read")]),
    say("tool", [result("2", "read", "second")]),
    say("tool", [result("1", null, "first")]),
    say("assistant", [text("There.")]),
  ]);
  expect(drawn(rows)).toBe("user text | assistant text | tool find=first | tool read=second | assistant text");
});

test("a result without its call keeps its row, and so does the second of two", () => {
  const rows = rowsOf([
    say("tool", [result("0", "lost", "late")]),
    say("assistant", [call("1", "find")]),
    say("tool", [result("1", "find", "one"), result("1", "find", "two"), text("and more")]),
  ]);
  expect(drawn(rows)).toBe("tool lost=late | tool find=one | tool find=two | tool text");
});

test("calls that share an id are answered in turn; without ids the name tells", () => {
  const rows = rowsOf([
    say("assistant", [call("same", "find"), call("same", "find"), call(null, "a"), call(null, "b")]),
    say("tool", [
      result("same", "find", "x"),
      result("same", "find", "y"),
      result(null, "b", "B"),
      result(null, "a", "A"),
    ]),
  ]);
  expect(drawn(rows)).toBe("tool find=x | tool find=y | tool a=A | tool b=B");
});

test("a sub-agent's result does not answer a call of another thread", () => {
  const rows = rowsOf(
    [say("assistant", [call("1", "ask")]), agent(1), say("tool", [result("1", "ask")], { lane: 1 })],
    [null, 0],
  );
  expect(drawn(rows)).toBe("tool ask= | agent 1 | >tool ask=done");
});

test("each call has its own run: by id, else in turn", () => {
  const runs = [run("2", "run-2"), run(null, "run-a"), run(null, "run-b")];
  const rows = rowsOf([say("assistant", [call("1", "x"), call("2", "y"), call(null, "a"), call(null, "b")], { runs })]);
  expect(rows.map((row) => row.spanIds[0])).toEqual(["llm", "run-2", "run-a", "run-b"]);
});

test("reasoning has a row of its own, the first text names who speaks, and nothing said is still shown", () => {
  const rows = rowsOf([
    say("assistant", [{ type: "reasoning", text: "hm" }, text("a"), text("b"), call("1", "x"), text("c")]),
    say("assistant", [], { spanId: "silent" }),
  ]);
  expect(drawn(rows)).toBe("assistant reasoning | assistant text+text | tool x= | assistant text | assistant ");
  expect(rows.map((row) => row.type === "message" && row.head)).toEqual([false, true, false, false, true]);
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
});

test("a tool's run that no message tells of has a row", () => {
  const rows = rowsOf([
    {
      type: "tool",
      lane: 0,
      spanId: "t",
      offsetMs: 5,
      name: "check",
      input: 1,
      output: 2,
      cut: false,
      run: run(null, "t"),
    },
  ]);
  expect(rows[0]).toMatchObject({ type: "tool", name: "check", spanIds: ["t"], call: null });
});

const nested = [
  say("user", [text("go")]),
  agent(1),
  say("user", [text("sub")], { lane: 1, spanId: "deep-0" }),
  agent(2, 1),
  say("user", [text("subsub")], { lane: 2, spanId: "deep" }),
  say("assistant", [text("back")], { lane: 1, spanId: "deep-1" }),
  say("assistant", [text("end")], { spanId: "last" }),
];

test("what is inside a folded sub-agent is out of sight, to any depth", () => {
  const rows = rowsOf(nested, [null, 0, 1]);
  expect(drawn(rows)).toBe(
    "user text | agent 1 | >user text | >agent 2 | >>user text | >assistant text | assistant text",
  );
  expect(drawn(visibleRows(rows, () => false))).toBe("user text | agent 1 | assistant text");
  expect(drawn(visibleRows(rows, (row) => row.child === 1))).toBe(
    "user text | agent 1 | >user text | >agent 2 | >assistant text | assistant text",
  );
  // The outer fold wins over an inner one that is open.
  expect(drawn(visibleRows(rows, (row) => row.child === 2))).toBe("user text | agent 1 | assistant text");
});

test("a sub-agent starts folded, but not around the chosen span and not where it is all there is", () => {
  const rows = rowsOf(nested, [null, 0, 1]);
  expect([...openAtFirst(rows, undefined)]).toEqual([]);
  expect([...openAtFirst(rows, rowOfSpan(rows, "deep", noParents))]).toEqual(["agent:agent-2", "agent:agent-1"]);
  expect([...openAtFirst(rows, rowOfSpan(rows, "agent-1", noParents))]).toEqual([]);

  const alone = rowsOf([agent(1), agent(2, 1), say("user", [text("x")], { lane: 2 })], [null, 0, 1]);
  expect([...openAtFirst(alone, undefined)]).toEqual(["agent:agent-1", "agent:agent-2"]);
});

test("sub-agents stand behind the calls that ran them", () => {
  const parents: Parents = new Map([
    ["agent-1", "chain"],
    ["chain", "run-a"],
    ["agent-2", "run-b"],
    ["agent-3", "elsewhere"],
  ]);
  const runs = [run("a", "run-a"), run("b", "run-b")];
  const rows = rowsOf(
    [say("assistant", [call("a", "ask"), call("b", "ask")], { runs }), agent(1), agent(2), agent(3)],
    [null, 0, 0, 0],
    parents,
  );
  expect(drawn(rows)).toBe("tool ask= | agent 1 | tool ask= | agent 2 | agent 3");
});

test("no message is lost where a thread is never begun, or begins itself", () => {
  const rows = rowsOf([say("user", [text("a")]), say("user", [text("b")], { lane: 1 }), agent(2, 2)], [null, 0, 2]);
  expect(drawn(rows)).toBe("user text | user text | agent 2");
  expect(agentsOf(rows).flatMap(agentsAround)).toEqual([]);
});

test("lanes nested deeper than the call stack are drawn", () => {
  const depth = 20_000;
  const entries = Array.from({ length: depth }, (_, lane) => agent(lane + 1, lane));
  const lanes = Array.from({ length: depth + 1 }, (_, lane) => (lane === 0 ? null : lane - 1));
  expect(rowsOf(entries, lanes).at(-1)?.depth).toBe(depth - 1);
});

test("a span is found in what it said, what it ran, what it brought about or what it is a part of", () => {
  const parents: Parents = new Map([
    ["root", null],
    ["chain", "root"],
    ["llm-1", "chain"],
    ["http", "run-1"],
    ["run-1", "chain"],
  ]);
  const rows = rowsOf([
    say("user", [text("hi")], { spanId: "llm-1" }),
    say("assistant", [call("1", "find")], { spanId: "llm-1", runs: [run("1", "run-1")] }),
    say("tool", [result("1", "find")], { spanId: "llm-2" }),
  ]);
  const found = (id: string | undefined) => rows.map(({ key }) => key).indexOf(rowOfSpan(rows, id, parents)?.key ?? "");
  expect(["llm-1", "run-1", "llm-2", "chain", "http", "nowhere", undefined].map(found)).toEqual([
    0, 1, 1, 0, 1, -1, -1,
  ]);
});
