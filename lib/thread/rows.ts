import type { MessagePart } from "../traces/content";
import type { Thread, ThreadEntry, ThreadLane, ToolRun } from "./schema";

type MessageEntry = Extract<ThreadEntry, { type: "message" }>;
type ToolEntry = Extract<ThreadEntry, { type: "tool" }>;
type ToolCall = Extract<MessagePart, { type: "tool_call" }>;
type ToolResult = Extract<MessagePart, { type: "tool_result" }>;

/** A part of a message, and which one of the message's it is. */
export type Placed<P extends MessagePart = MessagePart> = { entry: MessageEntry; index: number; part: P };

/** `spanIds`: the spans that a row tells of, the one that it opens first. */
type Place = { key: string; depth: number; parent: AgentRow | null; spanIds: string[]; offsetMs: number };

/** Text and media of one message. `head`: the first of them, which names who speaks. */
export type MessageRow = Place & { type: "message"; head: boolean; entry: MessageEntry; parts: Placed[] };
export type ReasoningRow = Place & { type: "reasoning"; entry: MessageEntry; parts: Placed[] };
/** A tool's call with its result and its run, or so much of the three as there is. */
export type ToolRow = Place & {
  type: "tool";
  name: string | null;
  call: Placed<ToolCall> | null;
  result: Placed<ToolResult> | null;
  entry: ToolEntry | null;
  run: ToolRun | null;
};
/** A sub-agent, whose rows stand behind it up to `end`. `alone`: there is nothing beside it. */
export type AgentRow = Place & { type: "agent"; child: number; lane: ThreadLane; end: number; alone: boolean };

export type ThreadRow = MessageRow | ReasoningRow | ToolRow | AgentRow;

/** Where each span hangs, so that a sub-agent can stand behind the very call that ran it. */
export type Parents = ReadonlyMap<string, string | null>;

/** The thread as rows, all unfolded: parents first, each result in its call's row. */
export function threadRows({ lanes, entries }: Thread, parents: Parents): ThreadRow[] {
  const joins = joinResults(entries);
  const byLane: ThreadRow[][] = lanes.map(() => []);
  for (const entry of entries) {
    const lane = byLane[entry.lane];
    if (lane === undefined) continue;
    if (entry.type === "message") lane.push(...messageRows(entry, joins));
    else if (entry.type === "tool") lane.push(toolEntryRow(entry));
    else placeAgent(lane, agentRow(entry.spanId, entry.offsetMs, entry.child, lanes), parents);
  }
  return flatten(byLane);
}

/** The rows in sight: everything but what is inside a folded sub-agent. */
export function visibleRows(rows: ThreadRow[], isOpen: (row: AgentRow) => boolean): ThreadRow[] {
  const visible: ThreadRow[] = [];
  for (let index = 0; index < rows.length; ) {
    const row = rows[index];
    if (!row) break;
    visible.push(row);
    index = row.type === "agent" && !isOpen(row) ? Math.max(row.end, index + 1) : index + 1;
  }
  return visible;
}

function spansAbove(spanId: string, parents: Parents) {
  const above = new Set<string>();
  for (let id = parents.get(spanId); id && !above.has(id); id = parents.get(id)) above.add(id);
  return above;
}

type Joins = { resultOf: Map<MessagePart, Placed<ToolResult>>; joined: Set<MessagePart> };

/** Which result answers which call of its lane: by id, and where there are none by name, each in turn. */
function joinResults(entries: ThreadEntry[]): Joins {
  const waiting = new Map<string, ToolCall[]>();
  const joins: Joins = { resultOf: new Map(), joined: new Set() };

  for (const entry of entries) {
    if (entry.type !== "message") continue;
    for (const [index, part] of entry.message.parts.entries()) {
      if (part.type !== "tool_call" && part.type !== "tool_result") continue;
      const key = JSON.stringify([entry.lane, part.id, part.id === null ? part.name : null]);
      const calls = waiting.get(key);
      if (part.type === "tool_call") {
        if (calls) calls.push(part);
        else waiting.set(key, [part]);
        continue;
      }
      const call = calls?.shift();
      if (!call) continue;
      joins.resultOf.set(call, { entry, index, part });
      joins.joined.add(part);
    }
  }
  return joins;
}

function messageRows(entry: MessageEntry, { resultOf, joined }: Joins): ThreadRow[] {
  const rows: (MessageRow | ReasoningRow | ToolRow)[] = [];
  const runs = [...entry.toolRuns];
  const parts = entry.message.parts;

  for (const [index, part] of parts.entries()) {
    if (joined.has(part)) continue;
    const key = `${entry.spanId}:${entry.side}:${entry.index}:${index}`;
    const place = { key, depth: 0, parent: null, spanIds: [entry.spanId], offsetMs: entry.offsetMs };
    const placed = { entry, index, part };

    if (part.type === "tool_call" || part.type === "tool_result") {
      const run = takeRun(runs, part.id);
      rows.push({
        ...place,
        type: "tool",
        spanIds: run && run.spanId !== entry.spanId ? [run.spanId, entry.spanId] : [entry.spanId],
        name: part.name,
        call: part.type === "tool_call" ? { entry, index, part } : null,
        result: part.type === "tool_result" ? { entry, index, part } : (resultOf.get(part) ?? null),
        entry: null,
        run,
      });
      continue;
    }
    const type = part.type === "reasoning" ? "reasoning" : "message";
    const last = rows.at(-1);
    if (last?.type === type) last.parts.push(placed);
    else if (type === "reasoning") rows.push({ ...place, type, entry, parts: [placed] });
    else rows.push({ ...place, type, entry, parts: [placed], head: !rows.some((row) => row.type === "message") });
  }

  // A message without parts was still said.
  if (parts.length === 0) {
    const key = `${entry.spanId}:${entry.side}:${entry.index}`;
    const place = { key, depth: 0, parent: null, spanIds: [entry.spanId], offsetMs: entry.offsetMs };
    rows.push({ ...place, type: "message", entry, parts: [], head: true });
  }
  return rows;
}

function takeRun(runs: ToolRun[], callId: string | null) {
  const index = runs.findIndex((run) => run.callId === callId);
  return runs.splice(index, index === -1 ? 0 : 1)[0] ?? null;
}

function toolEntryRow(entry: ToolEntry): ToolRow {
  return {
    type: "tool",
    key: `tool:${entry.spanId}`,
    depth: 0,
    parent: null,
    spanIds: [entry.spanId],
    offsetMs: entry.offsetMs,
    name: entry.name,
    call: null,
    result: null,
    entry,
    run: entry.run,
  };
}

function agentRow(spanId: string, offsetMs: number, child: number, lanes: ThreadLane[]): AgentRow | undefined {
  const lane = lanes[child];
  if (!lane) return undefined;
  const place = { depth: 0, parent: null, spanIds: [lane.spanId ?? spanId], offsetMs };
  return { ...place, type: "agent", key: `agent:${lane.spanId ?? child}`, child, lane, end: 0, alone: false };
}

/** Behind the call that it ran in; calls made side by side stand before it otherwise. */
function placeAgent(lane: ThreadRow[], agent: AgentRow | undefined, parents: Parents) {
  if (!agent) return;
  const above = spansAbove(agent.spanIds[0] ?? "", parents);
  for (let index = lane.length - 1; index >= 0; index--) {
    const row = lane[index];
    if (row?.type === "agent") continue;
    if (row?.type !== "tool") break;
    if (!row.run || !above.has(row.run.spanId)) continue;
    let after = index + 1;
    while (lane[after]?.type === "agent") after++;
    lane.splice(after, 0, agent);
    return;
  }
  lane.push(agent);
}

/** Each lane behind the row that begins it, then whatever no row begins. Without recursion: lanes may nest deep. */
function flatten(lanes: ThreadRow[][]): ThreadRow[] {
  const rows: ThreadRow[] = [];
  const begun = new Set<number>();

  for (const first of lanes.keys()) {
    if (begun.has(first)) continue;
    begun.add(first);
    const stack: { lane: number; next: number; agent: AgentRow | null }[] = [{ lane: first, next: 0, agent: null }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const row = lanes[top.lane]?.[top.next++];
      if (!row) {
        if (top.agent) top.agent.end = rows.length;
        stack.pop();
        continue;
      }
      row.depth = stack.length - 1;
      row.parent = top.agent;
      rows.push(row);
      if (row.type !== "agent") continue;
      row.end = rows.length;
      row.alone = lanes[top.lane]?.length === 1;
      if (!begun.has(row.child)) stack.push({ lane: row.child, next: 0, agent: row });
      begun.add(row.child);
    }
  }
  return rows;
}
