import type { RunResult, SpanStatus } from "@/db/enums";
import { grouped } from "../grouped";
import { type AgentCall, Calls, markModelsBelow } from "./calls";
import { pair } from "./duplicates";
import { frameworkOf } from "./framework";
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
  /** When the trace started, by which a run is dated. */
  traceStartNs: bigint;
  startNs: bigint;
  endNs: bigint;
  durationNs: bigint;
  status: SpanStatus;
  outcome: string | null;
  result: RunResult;
  /** What instrumented it, by the name people know. */
  framework: string | null;
  /** By model and by tool. */
  calls: AgentCall[];
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

/** A span that names an agent which nothing above it names, and what is below it, but for other such spans. */
interface Part {
  node: number;
  identity: string;
  above: Part | null;
  calls: Calls;
  framework: string | null;
}

/** The parts of agents in a trace, depth first. `own` is what each span counts for by itself. */
export function findParts(
  tree: Tree,
  spans: readonly SummarySpan[],
  identities: (string | null)[],
  own: readonly Totals[],
): Part[] {
  const parts: Part[] = [];
  const modelsBelow = markModelsBelow(tree, spans);
  walkAgents(tree, identities, parts, (part, node) => {
    const span = spans[node];
    const counted = own[node];
    if (!span || !counted) return;
    part.calls.add(span, counted, modelsBelow[node] === 1);
    part.framework ??= frameworkOf(span.scope);
  });
  for (const { calls, above } of parts.toReversed()) above?.calls.addAll(calls);
  return parts;
}

export function summariseAgents(
  tree: Tree,
  spans: readonly SummarySpan[],
  identities: (string | null)[],
  { parts, totals, traceStartNs }: { parts: Part[]; totals: Totals[]; traceStartNs: bigint },
): TraceAgent[] {
  const agents = grouped(parts, ({ identity }) => identity);
  const named = firstNamed(spans, identities);
  const isGraph = spans.some(({ name }) => name.startsWith("LangGraph"));
  return [...agents].map(([agentId, own]) => {
    const twins = new Set<number>();
    const topmost = own.map(({ node }) => node).sort((a, b) => at(tree.start, a) - at(tree.start, b));
    pair(tree, spans, topmost, (_, twin) => twins.add(twin));
    const runNodes = topmost.filter((node) => !twins.has(node));
    const runs = runNodes.map((node) => spans[node]).filter((span) => span !== undefined);
    const sum = noTotals();
    for (const node of topmost) addTotals(sum, totals[node] ?? noTotals());
    const calls = new Calls();
    for (const part of own) calls.addAll(part.calls);
    const parent = own[0]?.above?.identity ?? null;
    const framework = own.find(({ framework }) => framework !== null)?.framework ?? null;
    const status = statusOf(runs);
    const outcome = runs.findLast(({ outcome }) => outcome !== null)?.outcome ?? null;
    return {
      agentId,
      agentName: named.get(agentId)?.agentName ?? null,
      agentRole: named.get(agentId)?.agentRole ?? null,
      version: runs.find(({ version }) => version !== null)?.version ?? null,
      isRoot: parent === null,
      parentAgentId: parent,
      runCount: Math.max(1, runs.filter(({ kind }) => kind === "AGENT").length),
      traceStartNs,
      ...timesOf(tree, spans, runNodes),
      status,
      outcome,
      result: resultOf(outcome, status),
      framework: framework === "LangChain" && isGraph ? "LangGraph" : framework,
      calls: calls.list(),
      ...readTotals(sum),
    };
  });
}

const results: Record<string, RunResult> = {
  success: "success",
  succeeded: "success",
  completed: "success",
  complete: "success",
  ok: "success",
  passed: "success",
  failure: "failure",
  failed: "failure",
  error: "failure",
};

/** What the agent reported of itself goes before the status of its spans. */
function resultOf(outcome: string | null, status: SpanStatus): RunResult {
  if (outcome === null) return status === "unset" ? "unknown" : status === "ok" ? "success" : "failure";
  const word = outcome.trim().toLowerCase();
  return Object.hasOwn(results, word) ? (results[word] ?? "unknown") : "unknown";
}

/** Visits, depth first, each span that is an agent's part or below one; the parts are added to `parts`. */
function walkAgents(
  tree: Tree,
  identities: (string | null)[],
  parts: Part[],
  visit: (part: Part, node: number) => void,
) {
  const above: Part[] = [];
  const active = new Set<string>();
  const known = new Set<string>();
  let node = tree.roots[0] ?? -1;
  for (let root = 0; root < tree.roots.length; node = tree.roots[++root] ?? -1) {
    while (node >= 0) {
      const identity = identities[node] ?? null;
      const isKept = identity !== null && (known.has(identity) || known.size < maxAgents);
      if (isKept && !active.has(identity)) {
        known.add(identity);
        const part = { node, identity, above: above.at(-1) ?? null, calls: new Calls(), framework: null };
        parts.push(part);
        active.add(identity);
        above.push(part);
      }
      const part = above.at(-1);
      if (part) visit(part, node);
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
