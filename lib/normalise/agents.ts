import type { SpanStatus } from "@/db/enums";
import { pair } from "./duplicates";
import type { SummarySpan } from "./summarise";
import { addTotals, noTotals, readTotals, type Totals } from "./totals";
import { at, type Tree } from "./tree";

/** One stable agent's part in a trace: all over the subtrees of its outermost spans, sub-agents included. */
export interface TraceAgent extends ReturnType<typeof readTotals> {
  /** `agent.id`, else the agent's name. */
  agentId: string;
  agentName: string | null;
  agentRole: string | null;
  version: string | null;
  /** Nothing above it names an agent. */
  isRoot: boolean;
  parentAgentId: string | null;
  runCount: number;
  startNs: bigint;
  endNs: bigint;
  durationNs: bigint;
  status: SpanStatus;
  outcome: string | null;
}

/** Every span's agent, or null. A name alone stands for the id that goes by it, if exactly one does. */
export function agentIdentities(spans: readonly Pick<SummarySpan, "agentId" | "agentName">[]): (string | null)[] {
  const idsByName = new Map<string, Set<string>>();
  for (const { agentId, agentName } of spans) {
    if (agentId === null || agentName === null) continue;
    const ids = idsByName.get(agentName);
    if (ids) ids.add(agentId);
    else idsByName.set(agentName, new Set([agentId]));
  }
  return spans.map(({ agentId, agentName }) => {
    if (agentId !== null || agentName === null) return agentId;
    const ids = idsByName.get(agentName);
    const [only] = ids ?? [];
    return ids?.size === 1 && only !== undefined ? only : agentName;
  });
}

/** No trace has more but a hostile one. */
const maxAgents = 500;

export function summariseAgents(
  tree: Tree,
  spans: readonly SummarySpan[],
  identities: (string | null)[],
  totals: Totals[],
): TraceAgent[] {
  const agents = new Map<string, { topmost: number[]; parent: string | null }>();
  walkAgents(tree, identities, (node, identity, parent) => {
    const agent = agents.get(identity);
    if (agent) agent.topmost.push(node);
    else if (agents.size < maxAgents) agents.set(identity, { topmost: [node], parent });
  });
  const named = firstNamed(spans, identities);
  return [...agents].map(([agentId, { topmost, parent }]) => {
    const twins = new Set<number>();
    topmost.sort((a, b) => at(tree.start, a) - at(tree.start, b));
    pair(tree, spans, topmost, (_, twin) => twins.add(twin));
    const runNodes = topmost.filter((node) => !twins.has(node));
    const runs = runNodes.map((node) => spans[node]).filter((span) => span !== undefined);
    const sum = noTotals();
    for (const node of topmost) addTotals(sum, totals[node] ?? noTotals());
    return {
      agentId,
      agentName: named.get(agentId)?.agentName ?? null,
      agentRole: named.get(agentId)?.agentRole ?? null,
      version: runs.find(({ version }) => version !== null)?.version ?? null,
      isRoot: parent === null,
      parentAgentId: parent,
      runCount: Math.max(1, runs.filter(({ kind }) => kind === "AGENT").length),
      ...timesOf(tree, spans, runNodes),
      status: statusOf(runs),
      outcome: runs.findLast(({ outcome }) => outcome !== null)?.outcome ?? null,
      ...readTotals(sum),
    };
  });
}

/** Visits, depth first, each span that names an agent which nothing above it names. */
function walkAgents(
  tree: Tree,
  identities: (string | null)[],
  found: (node: number, identity: string, parent: string | null) => void,
) {
  const above: { node: number; identity: string }[] = [];
  const active = new Set<string>();
  let node = tree.roots[0] ?? -1;
  for (let root = 0; root < tree.roots.length; node = tree.roots[++root] ?? -1) {
    while (node >= 0) {
      const identity = identities[node] ?? null;
      if (identity !== null && !active.has(identity)) {
        found(node, identity, above.at(-1)?.identity ?? null);
        active.add(identity);
        above.push({ node, identity });
      }
      node = at(tree.firstChild, node) >= 0 ? at(tree.firstChild, node) : leave(tree, node, above, active);
    }
  }
}

/** Climbs to the nearest span with a next sibling, closing agents on the way; −1 at the top. */
function leave(tree: Tree, from: number, above: { node: number; identity: string }[], active: Set<string>): number {
  for (let node = from; node >= 0; node = at(tree.parent, node)) {
    if (above.at(-1)?.node === node) active.delete(above.pop()?.identity ?? "");
    if (at(tree.nextSibling, node) >= 0) return at(tree.nextSibling, node);
  }
  return -1;
}

function firstNamed(spans: readonly SummarySpan[], identities: (string | null)[]) {
  const named = new Map<string, { agentName: string | null; agentRole: string | null }>();
  for (const [node, { agentName, agentRole }] of spans.entries()) {
    const identity = identities[node] ?? null;
    if (identity === null) continue;
    const known = named.get(identity);
    if (!known) named.set(identity, { agentName, agentRole });
    else {
      known.agentName ??= agentName;
      known.agentRole ??= agentRole;
    }
  }
  return named;
}

/** `runs` is in order of start. */
function timesOf(tree: Tree, spans: readonly SummarySpan[], runs: number[]) {
  let last = runs[0] ?? 0;
  let duration = 0;
  for (const run of runs) {
    if (at(tree.end, run) > at(tree.end, last)) last = run;
    duration += Math.max(0, at(tree.end, run) - at(tree.start, run));
  }
  const startNs = spans[runs[0] ?? 0]?.startNs ?? 0n;
  const endNs = spans[last]?.endNs ?? startNs;
  return { startNs, endNs: endNs < startNs ? startNs : endNs, durationNs: BigInt(duration) };
}

function statusOf(runs: SummarySpan[]): SpanStatus {
  if (runs.some(({ status }) => status === "error")) return "error";
  return runs.some(({ status }) => status === "ok") ? "ok" : "unset";
}
