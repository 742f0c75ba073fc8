import type { SpanKind, SpanStatus } from "@/db/enums";
import { agentIdentities, findParts, summariseAgents, type TraceAgent } from "./agents";
import { countSpans } from "./counting";
import type { NormalisedSpan } from "./span";
import { addTotals, noTotals, readTotals, subtreeTotals } from "./totals";
import { buildTree, type Tree } from "./tree";

/** What a summary reads of a span. */
export type SummarySpan = Pick<
  NormalisedSpan,
  | "kind"
  | "name"
  | "status"
  | "statusMessage"
  | "service"
  | "version"
  | "environment"
  | "scope"
  | "model"
  | "provider"
  | "inputTokens"
  | "outputTokens"
  | "cachedTokens"
  | "cacheWriteTokens"
  | "reasoningTokens"
  | "costUsd"
  | "costSource"
  | "sessionId"
  | "userId"
  | "agentId"
  | "agentName"
  | "agentRole"
  | "outcome"
  | "tags"
  | "toolName"
  | "toolCallId"
  | "hiddenError"
  | "inputPreview"
  | "outputPreview"
> & {
  spanId: string;
  /** Null or empty for a root. */
  parentSpanId: string | null;
  startNs: bigint;
  endNs: bigint;
};

export interface TraceSummary extends ReturnType<typeof readTotals> {
  name: string;
  kind: SpanKind;
  service: string | null;
  version: string | null;
  environment: string | null;
  startNs: bigint;
  endNs: bigint;
  durationNs: bigint;
  /** `error` if any root failed, else the main root's own: an error that a run recovered from is only counted. */
  status: SpanStatus;
  statusMessage: string | null;
  models: string[];
  /** Names of the tools that were called. */
  tools: string[];
  /** Ids of the agents that ran, as root or below; of those whose run failed; of those whose run succeeded. */
  agents: string[];
  failedAgents: string[];
  succeededAgents: string[];
  providers: string[];
  agentId: string | null;
  agentName: string | null;
  sessionId: string | null;
  userId: string | null;
  tags: string[];
  outcome: string | null;
  inputPreview: string | null;
  outputPreview: string | null;
}

/** Goes up where a summary says more than it did: those of an older one are made again (the index `traces_to_renew`). */
export const SUMMARY_VERSION = 1;

export type Summary = {
  trace: TraceSummary;
  agents: TraceAgent[];
  /** Whether it has a root, and no root that still runs. */
  hasEnded: boolean;
};

/** A trace and its agents, from all of its spans in any order; throws where there are none. */
export function summarise(spans: readonly SummarySpan[]): Summary {
  const tree = buildTree(spans);
  const identities = agentIdentities(spans);
  const own = countSpans(tree, spans);
  const parts = findParts(tree, spans, identities, own);
  const totals = subtreeTotals(tree, own);
  const sum = noTotals();
  for (const root of tree.roots) addTotals(sum, totals[root] ?? noTotals());
  const times = extent(spans);
  const agents = summariseAgents(tree, spans, identities, { parts, totals, traceStartNs: times.startNs });
  const outward = Array.from(tree.order, (node) => spans[node]).filter((span) => span !== undefined);
  const agentNode = tree.order.find((node) => (identities[node] ?? null) !== null);
  const agentId = agentNode === undefined ? null : (identities[agentNode] ?? null);
  const agentName = agents.find((agent) => agent.agentId === agentId)?.agentName ?? null;
  const trace = {
    ...overview(tree, spans, outward),
    ...times,
    ...readTotals(sum),
    agentId,
    agentName,
    agents: idsOf(agents),
    failedAgents: idsOf(agents.filter(({ result }) => result === "failure")),
    succeededAgents: idsOf(agents.filter(({ result }) => result === "success")),
  };
  return { trace, agents, hasEnded: hasEnded(spans) };
}

/** A span that was sent when it began ends, for the time being, where it starts. */
function hasEnded(spans: readonly SummarySpan[]): boolean {
  const roots = spans.filter(({ parentSpanId }) => !parentSpanId);
  return roots.length > 0 && roots.every(({ startNs, endNs }) => endNs > startNs);
}

function idsOf(agents: TraceAgent[]): string[] {
  return agents.map(({ agentId }) => agentId);
}

/** `outward` is all spans, from the main root outward, level by level. */
function overview(tree: Tree, spans: readonly SummarySpan[], outward: SummarySpan[]) {
  const main = outward[0];
  if (!main) throw new Error("A trace has at least one span.");
  const roots = tree.roots.map((node) => spans[node]).filter((span) => span !== undefined);
  const failed = roots.find(({ status }) => status === "error");
  return {
    name: main.name,
    kind: main.kind,
    service: firstOf(outward, (span) => span.service),
    version: firstOf(outward, (span) => span.version),
    environment: firstOf(outward, (span) => span.environment),
    status: failed ? ("error" as const) : main.status,
    statusMessage: failed?.statusMessage ?? main.statusMessage,
    models: distinct(modelsOf(tree, spans), 20),
    providers: distinct(
      outward.map(({ provider }) => provider),
      20,
    ),
    tools: distinct(
      outward.map(({ kind, toolName }) => (kind === "TOOL" ? toolName : null)),
      100,
    ),
    sessionId: firstOf(outward, (span) => span.sessionId),
    userId: firstOf(outward, (span) => span.userId),
    tags: distinct(
      outward.flatMap(({ tags }) => tags),
      50,
    ),
    outcome: main.outcome ?? firstOf(outward, (span) => span.outcome),
    inputPreview: main.inputPreview ?? talkers(outward).find((span) => span.inputPreview)?.inputPreview ?? null,
    outputPreview: main.outputPreview ?? lastSaid(outward),
  };
}

/** From the main root outward; an agent's span only repeats the model that was asked for in the calls below it. */
function modelsOf(tree: Tree, spans: readonly SummarySpan[]): (string | null)[] {
  const callsBelow = new Uint8Array(tree.size);
  for (const node of tree.order.toReversed()) {
    const parent = tree.parent[node] ?? -1;
    const span = spans[node];
    if (parent < 0 || !span) continue;
    if (callsBelow[node] || (span.kind === "LLM" && span.model !== null)) callsBelow[parent] = 1;
  }
  return Array.from(tree.order, (node) =>
    spans[node]?.kind === "AGENT" && callsBelow[node] ? null : (spans[node]?.model ?? null),
  );
}

function firstOf(spans: SummarySpan[], read: (span: SummarySpan) => string | null): string | null {
  for (const span of spans) {
    const value = read(span);
    if (value !== null) return value;
  }
  return null;
}

function extent(spans: readonly SummarySpan[]) {
  let startNs = spans[0]?.startNs ?? 0n;
  let endNs = startNs;
  for (const span of spans) {
    if (span.startNs < startNs) startNs = span.startNs;
    if (span.endNs > endNs) endNs = span.endNs;
    if (span.startNs > endNs) endNs = span.startNs;
  }
  return { startNs, endNs, durationNs: endNs - startNs };
}

function distinct(values: (string | null)[], most: number): string[] {
  return [...new Set(values)].filter((value) => value !== null).slice(0, most);
}

function talkers(spans: SummarySpan[]): SummarySpan[] {
  return spans.filter(({ kind }) => kind === "AGENT" || kind === "LLM");
}

function lastSaid(spans: SummarySpan[]): string | null {
  let last: SummarySpan | null = null;
  for (const span of talkers(spans)) {
    if (span.outputPreview !== null && (last === null || span.endNs >= last.endNs)) last = span;
  }
  return last?.outputPreview ?? null;
}
