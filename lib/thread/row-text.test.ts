import { expect, test } from "vitest";
import type { MessagePart } from "../traces/content";
import {
  foldPart,
  isFoldable,
  offsetText,
  previewText,
  roleKind,
  roleWord,
  rowLabel,
  threadCounts,
  unusualFinish,
  valuePairs,
} from "./row-text";
import { type ThreadRow, threadRows } from "./rows";
import type { Thread, ToolRun } from "./schema";

test("a prompt of a million spaces is folded at once", () => {
  const text = `a\n \n b${" ".repeat(1_000_000)}\nc`;
  expect(foldPart({ type: "text", text }, "system")).toEqual({ type: "text", text: "a\nb\nc…" });
});

test("a role may be called anything", () => {
  for (const role of ["constructor", "__proto__", "toString"]) expect(roleWord(role)).toBeTypeOf("string");
});

function rowsOf(role: string, parts: MessagePart[], more: { cut?: boolean; run?: Partial<ToolRun> } = {}): ThreadRow[] {
  const run = { callId: "1", spanId: "t", durationMs: 5, status: "ok" as const, problem: null, ...more.run };
  const thread: Thread = {
    lanes: [
      { parent: null, name: "a", spanId: null, status: "ok", durationMs: 1, messageCount: 1, returned: null },
      { parent: 0, name: "Biller", spanId: "b", status: "error", durationMs: 1, messageCount: 1, returned: null },
    ],
    entries: [
      {
        type: "message",
        lane: 0,
        spanId: "s",
        offsetMs: 12_340,
        side: "input",
        index: 0,
        message: { role, name: null, parts, finishReason: null },
        cut: more.cut ?? false,
        toolRuns: more.run ? [run] : [],
      },
      { type: "agent", lane: 0, spanId: "b", offsetMs: 0, child: 1 },
    ],
  };
  return threadRows(thread, new Map());
}

const long = Array.from({ length: 100 }, (_, line) => `Line ${line} of it`).join("\n\n");
const call: MessagePart = { type: "tool_call", id: "1", name: "refund", arguments: {} };

test("a row says who speaks, when, and whether it failed", () => {
  expect(rowsOf("user", [{ type: "text", text: "hi" }]).map(rowLabel)).toEqual([
    "User, at 12.3 s",
    "Sub-agent Biller, at 0 s, 1 message, error",
  ]);
  expect(
    rowsOf("assistant", [{ type: "reasoning", text: "hm" }, call], { run: {} })
      .map(rowLabel)
      .slice(0, 2),
  ).toEqual(["Reasoning of assistant, at 12.3 s", "Tool refund, at 12.3 s"]);
  const [failed] = rowsOf("assistant", [call], { run: { status: "error", problem: "no" } });
  const [hidden] = rowsOf("assistant", [call], { run: { problem: "no" } });
  expect([failed, hidden].map((row) => row && rowLabel(row))).toEqual([
    "Tool refund, at 12.3 s, error",
    "Tool refund, at 12.3 s, hidden error",
  ]);
});

test("roles have a word and a kind, whoever names them how", () => {
  expect(["user", "HUMAN", "ai", "model", "developer", "function", "critic"].map(roleKind)).toEqual([
    "user",
    "user",
    "assistant",
    "assistant",
    "instruction",
    "tool",
    "other",
  ]);
  expect(["system", "ai", "critic"].map(roleWord)).toEqual(["System prompt", "Assistant", "Critic"]);
});

test("only an end that is not of its own accord is told", () => {
  expect([null, "stop", "STOP", "tool-calls", "end_turn", "length"].map(unusualFinish)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    "length",
  ]);
});

test("values are read as names and values, also out of JSON in a string", () => {
  expect(valuePairs('{"id": 7, "of": ["a"]}')).toEqual([
    { name: "id", text: "7" },
    { name: "of", text: '["a"]' },
  ]);
  expect(valuePairs("plain")).toEqual([{ name: null, text: "plain" }]);
  expect([valuePairs(null), valuePairs("")]).toEqual([[], []]);
  expect(previewText("x".repeat(100_000)).length).toBeLessThan(700);
});

test("a long text is folded, of a prompt only a few full lines are seen", () => {
  const text: MessagePart = { type: "text", text: long };
  const folded = foldPart(text, "system");
  expect(folded).toEqual({ type: "text", text: "Line 0 of it\nLine 1 of it\nLine 2 of it\nLine 3 of it…" });
  expect(foldPart({ type: "text", text: "short" }, "user")).toEqual({ type: "text", text: "short" });
});

test("what is short, and whole, does not fold", () => {
  const folds = (part: MessagePart, cut = false) => {
    const [row] = rowsOf("user", [part], { cut });
    return row?.type === "message" && isFoldable(row);
  };
  expect(folds({ type: "text", text: "short" })).toBe(false);
  expect(folds({ type: "text", text: "short" }, true)).toBe(false);
  expect(folds({ type: "text", text: long })).toBe(true);
  const media = { type: "media", mimeType: "image/png", name: null, url: null, data: null, fileId: null } as const;
  expect(folds(media, true)).toBe(true);
});

test("the counts leave out what is not there", () => {
  expect(threadCounts(rowsOf("user", [{ type: "text", text: "hi" }]))).toBe("1 message · 1 sub-agent");
  expect(offsetText(0)).toBe("0 s");
});
