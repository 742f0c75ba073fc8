import { at, buildTree, type Tree } from "../normalise/tree";
import { type Call, findCalls } from "./calls";
import { findHeads } from "./heads";
import { type Lane, Lanes } from "./lanes";
import type { MessageBook } from "./message-book";
import { inReadingOrder } from "./reading-order";
import type { Thread } from "./schema";
import type { SaidByNode, ThreadSpan } from "./span";
import { matchTools } from "./tool-matching";
import { findToolRuns } from "./tool-runs";

/** A trace as one conversation, from the columns of its spans and what those say; nothing is cut. */
export function buildThread(rows: readonly ThreadSpan[], said: SaidByNode, book: MessageBook): Thread {
  if (rows.length === 0) return { lanes: [], entries: [] };
  const tree = buildTree(rows);
  const zero = at(tree.start, at(tree.byStart, 0));
  const calls = findCalls(tree, rows, said, book);
  const lanes = new Lanes(tree, findHeads(tree, rows, calls));
  for (const call of calls) lanes.add(timed(tree, call, zero));

  for (const item of findToolRuns(tree, rows, said, zero)) lanes.around(item.node).tools.push(item);
  for (const lane of lanes.all()) {
    addLastAnswer(tree, rows, said, lane, zero);
    matchTools(lane.talk.entries, lane.tools);
  }
  return inReadingOrder({ tree, rows, said, zero }, lanes);
}

function timed(tree: Tree, call: Call, zero: number) {
  const { node } = call;
  const startMs = (at(tree.start, node) - zero) / 1e6;
  return { ...call, startMs, endMs: Math.max(startMs, (at(tree.end, node) - zero) / 1e6) };
}

/** A streamed answer may be told of by nobody but the agent that gave it. */
function addLastAnswer(tree: Tree, rows: readonly ThreadSpan[], said: SaidByNode, lane: Lane, zero: number) {
  const { entries } = lane.talk;
  const last = entries.at(-1);
  if (!last || last.message.role === "assistant") return;
  const node = speakerOf(tree, rows, said, lane);
  const output = said.get(node)?.output ?? [];
  const known = new Set(entries.flatMap(({ atoms }) => atoms));
  if (output.length === 0 || output.some(({ atoms }) => atoms.length === 0 || atoms.some((atom) => known.has(atom)))) {
    return;
  }
  const nothing = { node, messages: [] };
  const call = { node, input: nothing, output: { node, messages: output }, responseId: null, follows: null };
  lane.talk.add(timed(tree, call, zero));
}

/** The span that speaks for a lane: its head, else the root, else the first agent. */
function speakerOf(tree: Tree, rows: readonly ThreadSpan[], said: SaidByNode, { head }: Lane): number {
  if (head >= 0) return head;
  const says = (node: number) => (said.get(node)?.output.length ?? 0) > 0;
  const root = tree.roots[0] ?? -1;
  if (says(root)) return root;
  return tree.order.find((node) => rows[node]?.kind === "AGENT" && says(node)) ?? root;
}
