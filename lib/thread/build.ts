import { at, buildTree, type Tree } from "../normalise/tree";
import { type Call, findCalls } from "./calls";
import type { Spoken } from "./conversation";
import { findHeads } from "./heads";
import { type Lane, Lanes } from "./lanes";
import type { MessageBook } from "./message-book";
import { inReadingOrder, type Trace } from "./reading-order";
import type { Thread } from "./schema";
import type { SaidByNode, ThreadSpan } from "./span";
import { matchTools } from "./tool-matching";
import { findToolRuns } from "./tool-runs";

/** A trace as one conversation, from the columns of its spans and what those say; nothing is cut. */
export function buildThread(rows: readonly ThreadSpan[], said: SaidByNode, book: MessageBook): Thread {
  if (rows.length === 0) return { lanes: [], entries: [] };
  const tree = buildTree(rows);
  const zero = at(tree.start, at(tree.byStart, 0));
  const trace: Trace = { tree, rows, said, zero };
  const calls = findCalls(tree, rows, said, book);
  const lanes = new Lanes(tree, findHeads(tree, rows, calls));
  for (const call of calls) {
    const lane = lanes.talkingIn(call);
    addLastAnswer(trace, lane, call);
    lane.talk.add(timed(tree, call, zero));
  }

  for (const item of findToolRuns(tree, rows, said, zero)) lanes.around(item.node).tools.push(item);
  for (const lane of lanes.all()) {
    addLastAnswer(trace, lane);
    matchTools(lane.talk.entries, lane.tools);
  }
  return inReadingOrder(trace, lanes);
}

function timed(tree: Tree, call: Call, zero: number) {
  const { node } = call;
  const startMs = (at(tree.start, node) - zero) / 1e6;
  return { ...call, startMs, endMs: Math.max(startMs, (at(tree.end, node) - zero) / 1e6) };
}

/** A streamed answer may be told of by nobody but the agent that gave it, unless the next call goes on from it. */
function addLastAnswer(trace: Trace, lane: Lane, next?: Call) {
  const { tree, said, zero } = trace;
  const { entries } = lane.talk;
  const last = entries.at(-1);
  if (!last || last.message.role === "assistant") return;
  const node = speakerOf(trace, lane, last.node);
  if (next && (at(tree.start, next.node) < at(tree.end, node) || repeats(next, last))) return;

  const output = said.get(node)?.output ?? [];
  const since = (at(tree.start, node) - zero) / 1e6;
  const own = entries.filter((entry) => entry.at >= since);
  const isTold = (atom: number) => own.some(({ atoms }) => atoms.includes(atom));
  if (output.length === 0 || output.some(({ atoms }) => atoms.length === 0 || atoms.some(isTold))) return;
  const nothing = { node, messages: [] };
  const call = { node, input: nothing, output: { node, messages: output }, responseId: null, follows: null };
  lane.talk.add(timed(tree, call, zero));
}

function repeats({ input }: Call, { atoms }: Spoken): boolean {
  return input.messages.some((known) => known.atoms.some((atom) => atoms.includes(atom)));
}

/** Who speaks for a lane: its head, else the agent or model around the last that was asked, the root, the first agent. */
function speakerOf({ tree, rows, said }: Trace, { head }: Lane, asked: number): number {
  if (head >= 0) return head;
  const says = (node: number) => (said.get(node)?.output.length ?? 0) > 0;
  for (let node = asked; node >= 0; node = at(tree.parent, node)) {
    const kind = rows[node]?.kind;
    if ((kind === "AGENT" || kind === "LLM") && says(node)) return node;
  }
  const root = tree.roots[0] ?? -1;
  if (says(root)) return root;
  return tree.order.find((node) => rows[node]?.kind === "AGENT" && says(node)) ?? root;
}
