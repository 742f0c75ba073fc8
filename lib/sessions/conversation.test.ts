import { expect, test } from "vitest";
import type { Thread } from "../thread/schema";
import type { Trace } from "../traces/schema";
import { type ConversationRow, conversationRows } from "./conversation";
import type { SessionTurn } from "./schema";

const nothing: ReadonlySet<string> = new Set();

test("each trace has a heading, and below it what its turn says", () => {
  const traces = [trace("a"), trace("b")];
  const turns = [turn("a", ["hello"]), turn("b", ["and now?", "this"], 2)];
  const rows = conversationRows(traces, loaded(turns), nothing);

  expect(rows.map(drawn)).toEqual(["1 a", "hello", "2 b, repeats 2", "and now?", "this"]);
});

test("spans of two traces with the same id are two rows", () => {
  const traces = [trace("a"), trace("b")];
  const rows = conversationRows(traces, loaded([turn("a", ["same"]), turn("b", ["same"])]), nothing);

  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test("a turn that is not there yet, cannot be had or says nothing has a note in its place", () => {
  const traces = [trace("a"), trace("b"), trace("c")];
  const rows = conversationRows(traces, loaded([turn("b", [])], [2]), nothing);

  expect(rows.map(drawn)).toEqual(["1 a", "(loading)", "2 b", "(silent)", "3 c", "(failed)"]);
});

test("a sub-agent is folded beside others, and unfolds in its turn alone", () => {
  const lanes = [lane(null), lane(0)];
  const entries = [message("ask"), { type: "agent" as const, ...place(0), child: 1 }, message("below", 1)];
  const turns = ["a", "b"].map((traceId) => ({ traceId, repeated: 0, thread: { lanes, entries } }));
  const traces = [trace("a"), trace("b")];
  const folded = conversationRows(traces, loaded(turns), nothing);
  const agent = folded.find((row) => row.type === "said" && row.row.type === "agent");
  const unfolded = conversationRows(traces, loaded(turns), new Set([agent?.key ?? ""]));

  expect(folded.map(drawn)).toEqual(["1 a", "ask", "agent", "2 b", "ask", "agent"]);
  expect(unfolded.map(drawn)).toEqual(["1 a", "ask", "agent", "below", "2 b", "ask", "agent"]);
  expect(unfolded[3]?.parent?.key).toBe(agent?.key);
});

function drawn(row: ConversationRow) {
  if (row.type === "note") return `(${row.state})`;
  if (row.type === "turn") {
    return `${row.number + 1} ${row.trace.name}${row.repeated > 0 ? `, repeats ${row.repeated}` : ""}`;
  }
  if (row.row.type !== "message") return row.row.type;
  return row.row.parts.map(({ part }) => (part.type === "text" ? part.text : part.type)).join();
}

function loaded(turns: SessionTurn[], failed: number[] = []) {
  const byId = new Map(turns.map((turn) => [turn.traceId, turn]));
  return { turnOf: (traceId: string) => byId.get(traceId), hasFailed: (number: number) => failed.includes(number) };
}

function turn(traceId: string, texts: string[], repeated = 0): SessionTurn {
  return { traceId, repeated, thread: { lanes: [lane(null)], entries: texts.map((text) => message(text)) } };
}

function place(lane: number) {
  return { lane, spanId: "span", offsetMs: 0 };
}

let index = 0;

function message(text: string, lane = 0): Thread["entries"][number] {
  const parts = [{ type: "text" as const, text }];
  return {
    type: "message",
    ...place(lane),
    side: "input",
    index: index++,
    message: { role: "user", name: null, parts, finishReason: null },
    cut: false,
    toolRuns: [],
  };
}

function lane(parent: number | null): Thread["lanes"][number] {
  return {
    parent,
    name: "lane",
    spanId: `lane-${parent}`,
    status: "ok",
    durationMs: 1,
    messageCount: 1,
    returned: null,
  };
}

function trace(name: string): Trace {
  const time = new Date(0).toISOString();
  const unknown = {
    statusMessage: null,
    inputTokens: null,
    outputTokens: null,
    cachedTokens: null,
    cacheWriteTokens: null,
    reasoningTokens: null,
    costUsd: null,
    costSource: null,
    totalTokens: null,
    service: null,
    version: null,
    environment: null,
    agentId: null,
    agentName: null,
    sessionId: null,
    userId: null,
    outcome: null,
    inputPreview: null,
    outputPreview: null,
  };
  const counts = { spanCount: 1, llmCount: 1, toolCount: 0, errorCount: 0, hiddenErrorCount: 0, unpricedCount: 0 };
  const times = { startTime: time, endTime: time, durationMs: 0, updatedAt: time };
  return {
    ...unknown,
    ...counts,
    ...times,
    traceId: name,
    name,
    kind: "AGENT",
    status: "ok",
    models: [],
    providers: [],
    tags: [],
  };
}
