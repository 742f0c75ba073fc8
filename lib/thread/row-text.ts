import { formatDuration } from "../format";
import { clampText } from "../traces/clamp";
import type { MessagePart } from "../traces/content";
import { parseJsonText, toText } from "../traces/json-text";
import type { AgentRow, MessageRow, ThreadRow, ToolRow } from "./rows";

const previewLength = 600;
const usualFinishes = new Set([
  "stop",
  "end_turn",
  "stop_sequence",
  "tool_call",
  "tool_calls",
  "tool_use",
  "completed",
  "complete",
]);

/** Since the trace began: "0 s", "12.3 s". */
export function offsetText(offsetMs: number) {
  return offsetMs === 0 ? "0 s" : formatDuration(Math.max(0, offsetMs));
}

const roleWords: Record<string, string> = {
  system: "System prompt",
  developer: "Developer prompt",
  human: "User",
  ai: "Assistant",
  model: "Assistant",
};

export function roleWord(role: string) {
  const word = role.toLowerCase();
  const known = Object.hasOwn(roleWords, word) ? roleWords[word] : undefined;
  return known ?? role.charAt(0).toUpperCase() + role.slice(1);
}

/** Who speaks, of the few that are shown each in a way of their own. */
export function roleKind(role: string) {
  const word = role.toLowerCase();
  if (word === "user" || word === "human") return "user";
  if (word === "assistant" || word === "ai" || word === "model") return "assistant";
  if (word === "system" || word === "developer") return "instruction";
  return word === "tool" || word === "function" ? "tool" : "other";
}

export function toolTitle({ name, call, result, entry }: ToolRow) {
  const word = name ?? "tool";
  return call || entry || !result ? word : name ? `Result of ${name}` : "Result";
}

/** How a tool ended, in a word, where it did not end well. */
export function toolProblem({ run }: ToolRow) {
  if (!run) return undefined;
  if (run.status === "error") return { word: "error", tone: "bad" as const, text: run.problem };
  if (run.problem !== null) return { word: "hidden error", tone: "warn" as const, text: run.problem };
  return undefined;
}

/** What a screen reader says of a row: "User, at 0 s". */
export function rowLabel(row: ThreadRow) {
  const at = `at ${offsetText(row.offsetMs)}`;
  if (row.type === "tool") {
    return [`Tool ${toolTitle(row)}`, at, toolProblem(row)?.word].filter(Boolean).join(", ");
  }
  if (row.type === "agent") {
    return [`Sub-agent ${row.lane.name}`, at, countText(row), row.lane.status === "error" && "error"]
      .filter(Boolean)
      .join(", ");
  }
  const who = roleWord(row.entry.message.role);
  return row.type === "reasoning" ? `Reasoning of ${who.toLowerCase()}, ${at}` : `${who}, ${at}`;
}

export function countText({ lane }: AgentRow) {
  return `${lane.messageCount} ${lane.messageCount === 1 ? "message" : "messages"}`;
}

/** Why a message ended, where that was not of its own accord. */
export function unusualFinish(reason: string | null) {
  return reason === null || usualFinishes.has(reason.toLowerCase().replaceAll("-", "_")) ? undefined : reason;
}

export function hasValue(value: unknown) {
  return value !== null && value !== undefined && value !== "";
}

/** A value in little room. */
export function previewText(value: unknown): string {
  const parsed = typeof value === "string" ? parseJsonText(value) : value;
  const text = typeof parsed === "string" ? parsed.trim() : (JSON.stringify(parsed ?? "") ?? "");
  return text.length > previewLength ? `${clampText(text, Math.ceil(previewLength / 70))}…` : text;
}

/** An object as names and values, which read better than JSON. Without a name: the whole. */
export function valuePairs(value: unknown): { name: string | null; text: string }[] {
  const parsed = typeof value === "string" ? parseJsonText(value) : value;
  if (!hasValue(parsed)) return [];
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return [{ name: null, text: previewText(parsed) }];
  }
  return Object.entries(parsed)
    .slice(0, 12)
    .map(([name, argument]) => ({ name, text: previewText(argument) }));
}

export function partText(part: MessagePart) {
  return "text" in part ? part.text : toText(part);
}

export function rowText(row: ThreadRow) {
  if (row.type === "agent") return hasValue(row.lane.returned) ? toText(row.lane.returned) : row.lane.name;
  if (row.type === "tool") {
    const value = { name: row.name, arguments: toolInput(row), result: toolOutput(row) };
    return toText(value);
  }
  return row.parts.map(({ part }) => partText(part)).join("\n\n");
}

export function toolInput({ call, entry }: ToolRow): unknown {
  return call ? call.part.arguments : entry?.input;
}

export function toolOutput({ result, entry }: ToolRow): unknown {
  return result ? result.part.result : entry?.output;
}

/** How high a row may be, until it is measured. */
export function estimateHeight(row: ThreadRow | undefined) {
  if (!row) return 0;
  if (row.type === "agent") return 74;
  if (row.type === "tool") return hasValue(toolOutput(row)) ? 92 : 64;
  if (row.type === "reasoning") return 52;
  const lines = foldedLines(row.entry.message.role);
  const text = row.parts.reduce((sum, { part }) => sum + textLines(part), 0);
  return 52 + 20 * Math.min(lines, Math.max(1, text));
}

function foldedLines(role: string) {
  const kind = roleKind(role);
  return kind === "instruction" ? 4 : kind === "tool" ? 8 : 24;
}

/** The beginning of a part, or the whole where that is little more. JSON is not cut: it folds as a tree. */
export function foldPart(part: MessagePart, role: string): MessagePart {
  if (part.type !== "text" || typeof parseJsonText(part.text) !== "string") return part;
  const text = clampText(part.text, foldedLines(role));
  if (text.length === part.text.length) return part;
  // Of a prompt only a few lines are seen, none of which should be empty.
  const dense = roleKind(role) === "instruction" ? clampText(filledLines(part.text), 4) : text;
  return { ...part, text: `${dense.trimEnd()}…` };
}

function filledLines(text: string) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}

export function isFoldable({ entry, parts }: MessageRow) {
  return (
    (entry.cut && parts.some(({ part }) => mayBeCut(part))) ||
    parts.some(({ part }) => foldPart(part, entry.message.role) !== part || isLargeJson(part))
  );
}

function mayBeCut(part: MessagePart) {
  if (part.type === "media") return part.data === null && part.url === null;
  return partText(part).length >= previewLength;
}

function isLargeJson(part: MessagePart) {
  if (part.type !== "text" || part.text.length < 200) return false;
  return typeof parseJsonText(part.text) !== "string";
}

function textLines(part: MessagePart) {
  return part.type === "text" ? Math.ceil(part.text.slice(0, 2000).length / 90) : 5;
}

/** "12 messages · 9 tool calls · 1 sub-agent" */
export function threadCounts(rows: ThreadRow[]) {
  const count = (type: ThreadRow["type"]) => rows.filter((row) => row.type === type).length;
  const messages = rows.filter((row) => row.type === "message" && row.entry.message.role !== "system").length;
  return [[messages, "message"] as const, [count("tool"), "tool call"] as const, [count("agent"), "sub-agent"] as const]
    .filter(([number]) => number > 0)
    .map(([number, noun]) => `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`)
    .join(" · ");
}

export function failedRows(rows: ThreadRow[]) {
  return rows.filter((row) =>
    row.type === "tool" ? toolProblem(row) : row.type === "agent" && row.lane.status === "error",
  );
}
