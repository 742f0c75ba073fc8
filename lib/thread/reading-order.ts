import { at, type Tree } from "../normalise/tree";
import type { Spoken } from "./conversation";
import { describeLane } from "./lane-facts";
import type { Lane, Lanes } from "./lanes";
import type { Thread, ThreadEntry } from "./schema";
import type { SaidByNode, ThreadSpan } from "./span";
import type { ToolItem } from "./tool-runs";

export interface Trace {
  tree: Tree;
  rows: readonly ThreadSpan[];
  said: SaidByNode;
  /** Where its axis of time begins. */
  zero: number;
}

type Item = { spoken: Spoken } | { tool: ToolItem } | { lane: Lane };

/** Lanes folded into one another where they were called, and numbered as they are met. */
export function inReadingOrder(trace: Trace, lanes: Lanes): Thread {
  const numbers = new Map<Lane, number>([[lanes.run, 0]]);
  const thread: Thread = { lanes: [describeLane(trace, lanes.run, null)], entries: [] };
  const stack = [{ lane: lanes.run, items: itemsOf(trace, lanes, lanes.run) }];

  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const item = top.items.next();
    if (item.done) {
      stack.pop();
      continue;
    }
    const number = numbers.get(top.lane) ?? 0;
    thread.entries.push(toEntry(trace, item.value, number, thread.lanes.length));
    if (!("lane" in item.value)) continue;
    const { lane } = item.value;
    numbers.set(lane, thread.lanes.length);
    thread.lanes.push(describeLane(trace, lane, number));
    stack.push({ lane, items: itemsOf(trace, lanes, lane) });
  }
  return thread;
}

/** Messages in their order, tools that no message tells of by time, sub-agents behind what called them. */
function* itemsOf({ tree, zero }: Trace, lanes: Lanes, lane: Lane): Generator<Item> {
  const called = new Map<Spoken | ToolItem, Lane[]>();
  const timed: { at: number; item: Item }[] = [];
  const runs = new Map(lane.tools.map((run) => [run.node, run]));
  for (const child of lane.children) {
    const run = callerOf(tree, lanes, lane, child, runs);
    const caller = run?.told ?? run;
    const others = caller && called.get(caller);
    if (others) others.push(child);
    else if (caller) called.set(caller, [child]);
    else timed.push({ at: (at(tree.start, child.head) - zero) / 1e6, item: { lane: child } });
  }
  for (const tool of lane.tools) if (!tool.told) timed.push({ at: tool.startMs, item: { tool } });
  timed.sort((a, b) => a.at - b.at);

  let next = 0;
  const last = lastBefore(lane.talk.entries, timed);
  for (let i = -1; i < lane.talk.entries.length; i++) {
    const spoken = lane.talk.entries[i];
    if (spoken) {
      yield { spoken };
      for (const child of called.get(spoken) ?? []) yield { lane: child };
    }
    for (; next < timed.length && (last[next] ?? -1) <= i; next++) {
      const item = timed[next]?.item;
      if (!item) continue;
      yield item;
      if ("tool" in item) for (const child of called.get(item.tool) ?? []) yield { lane: child };
    }
  }
}

/** For each moment the last message that had been said by then. */
function lastBefore(entries: readonly Spoken[], timed: { at: number }[]): number[] {
  let until = -1;
  let i = 0;
  const order = entries.map((entry, index) => ({ at: entry.at, index })).sort((a, b) => a.at - b.at);
  return timed.map(({ at: moment }) => {
    for (let next = order[i]; next && next.at <= moment; next = order[++i]) until = Math.max(until, next.index);
    return until;
  });
}

/** The run of the tool that a sub-agent works for. */
function callerOf(
  tree: Tree,
  lanes: Lanes,
  lane: Lane,
  child: Lane,
  runs: Map<number, ToolItem>,
): ToolItem | undefined {
  for (let node = child.head; node >= 0 && lanes.around(node) === lane; node = at(tree.parent, node)) {
    const run = runs.get(node);
    if (run) return run;
  }
  return undefined;
}

function toEntry({ tree, rows, zero }: Trace, item: Item, lane: number, next: number): ThreadEntry {
  if ("lane" in item) {
    const { head } = item.lane;
    const offsetMs = (at(tree.start, head) - zero) / 1e6;
    return { type: "agent", lane, spanId: rows[head]?.spanId ?? "", offsetMs, child: next };
  }
  if ("tool" in item) {
    const { name, input, output, run, startMs } = item.tool;
    return { type: "tool", lane, spanId: run.spanId, offsetMs: startMs, name, input, output, cut: false, run };
  }
  const { node, side, index, message, runs, at: offsetMs } = item.spoken;
  const spanId = rows[node]?.spanId ?? "";
  return { type: "message", lane, spanId, offsetMs, side, index, message, cut: false, toolRuns: runs };
}
