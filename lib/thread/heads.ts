import { agentIdentities } from "../normalise/agents";
import { at, type Tree } from "../normalise/tree";
import type { Call } from "./calls";
import type { ThreadSpan } from "./span";

/**
 * For each span the one at the head of its lane, −1 for the run itself. A lane of their own have agents below other
 * agents, and tools and checks that ask a model themselves.
 */
export function findHeads(tree: Tree, rows: readonly ThreadSpan[], calls: readonly Call[]): Int32Array {
  const agents = agentHeads(tree, rows, calls);
  return workHeads(tree, rows, calls, agents);
}

function agentHeads(tree: Tree, rows: readonly ThreadSpan[], calls: readonly Call[]): Int32Array {
  const identities = agentIdentities(rows);
  const below = callsBelow(tree, calls);
  const heads = new Int32Array(tree.size).fill(-1);
  const agents = new Int32Array(tree.size).fill(-1);
  const inTool = new Uint8Array(tree.size);
  for (const node of tree.order) {
    const parent = at(tree.parent, node);
    const isChild = parent >= 0;
    heads[node] = isChild ? at(heads, parent) : -1;
    const agent = isChild ? at(agents, parent) : -1;
    agents[node] = agent;
    inTool[node] = isChild && (inTool[parent] || rows[parent]?.kind === "TOOL") ? 1 : 0;
    if (rows[node]?.kind !== "AGENT") continue;
    const identity = identities[node] ?? null;
    const outer = agent >= 0 ? (identities[agent] ?? null) : null;
    const isSame = agent >= 0 && identity !== null && identity === outer;
    const isOther = identity !== null && outer !== null && !isSame && at(below, node) < at(below, agent);
    if (agent >= 0 && (inTool[node] || isOther)) heads[node] = node;
    if (!isSame) agents[node] = node;
    inTool[node] = 0;
  }
  return heads;
}

const workers = new Set<string>(["TOOL", "GUARDRAIL", "EVALUATOR"]);

function workHeads(tree: Tree, rows: readonly ThreadSpan[], calls: readonly Call[], agents: Int32Array): Int32Array {
  const own = callsBelow(tree, calls, agents);
  const heads = Int32Array.from(agents);
  for (const node of tree.order) {
    const parent = at(tree.parent, node);
    const above = parent >= 0 ? at(heads, parent) : -1;
    if (agents[node] === node) continue;
    const isInside = parent >= 0 && agents[node] === agents[parent];
    heads[node] = isInside ? above : at(agents, node);
    const kind = rows[node]?.kind;
    if (parent < 0 || !kind || !workers.has(kind) || own[node] === 0) continue;
    const repeats = above >= 0 && workers.has(rows[above]?.kind ?? "") && own[above] === own[node];
    if (!repeats) heads[node] = node;
  }
  return heads;
}

/** How many calls lie below each span, itself included; where `lanes` are given, of its own lane only. */
function callsBelow(tree: Tree, calls: readonly Call[], lanes?: Int32Array): Int32Array {
  const below = new Int32Array(tree.size);
  for (const { node } of calls) below[node] = at(below, node) + 1;
  for (const node of tree.order.toReversed()) {
    const parent = at(tree.parent, node);
    if (parent < 0 || (lanes && lanes[parent] !== lanes[node])) continue;
    below[parent] = at(below, parent) + at(below, node);
  }
  return below;
}
