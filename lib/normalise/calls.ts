import type { CallKind, SpanKind } from "@/db/enums";
import { latencyKey } from "../agents/latency";
import type { SummarySpan } from "./summarise";
import { hasTokens, known, plus, type Totals } from "./totals";
import { at, type Tree } from "./tree";

/** The calls of one model or one tool in a run, counted as totals count them: summed up over models, cost is the run's. */
export interface AgentCall {
  kind: CallKind;
  /** Empty where a call names none, and for tokens and cost that no model call carries. */
  name: string;
  calls: number;
  /** Of these, failed openly or behind an OK. */
  errors: number;
  unpricedCount: number;
  inputTokens: number | null;
  outputTokens: number | null;
  cachedTokens: number | null;
  cacheWriteTokens: number | null;
  reasoningTokens: number | null;
  costUsd: number | null;
  /** How many calls took how long, see `lib/agents/latency.ts`. */
  latencyKeys: number[];
  latencyCounts: number[];
}

type Amounts = Pick<Totals, "tokens" | "unpricedCount"> & { costUsd: number };
type Entry = Amounts & { kind: CallKind; name: string; calls: number; errors: number; latency: Map<number, number> };

/** Of each kind; no run has more but a hostile one, whose others then go by the empty name. */
const maxNames = 100;
const modelKinds: ReadonlySet<SpanKind> = new Set<SpanKind>(["LLM", "EMBEDDING", "RERANKER"]);

/** Spans with a model call somewhere below them. */
export function markModelsBelow(tree: Tree, spans: readonly SummarySpan[]): Uint8Array {
  const below = new Uint8Array(tree.size);
  for (let i = tree.size - 1; i >= 0; i--) {
    const node = at(tree.order, i);
    const parent = at(tree.parent, node);
    if (parent < 0) continue;
    if (below[node] || modelKinds.has(spans[node]?.kind ?? "SPAN")) below[parent] = 1;
  }
  return below;
}

export class Calls {
  private readonly entries = { model: new Map<string, Entry>(), tool: new Map<string, Entry>() };

  /** `own` is what the span counts for by itself. */
  add(span: SummarySpan, own: Totals, modelBelow: boolean) {
    if (own.toolCount > 0) count(this.entry("tool", span.toolName ?? ""), span);
    const costUsd = plus(own.reportedUsd, own.computedUsd);
    const called = isModelCall(span, own, modelBelow);
    const counts =
      own.unpricedCount > 0 || !Number.isNaN(costUsd) || own.tokens.some((tokens) => !Number.isNaN(tokens));
    if (!called && !counts) return;
    const entry = this.entry("model", modelKinds.has(span.kind) ? (span.model ?? "") : "");
    if (called) count(entry, span);
    addAmounts(entry, { tokens: own.tokens, unpricedCount: own.unpricedCount, costUsd });
  }

  addAll(other: Calls) {
    for (const { kind, name, ...part } of other.all()) {
      const entry = this.entry(kind, name);
      entry.calls += part.calls;
      entry.errors += part.errors;
      addAmounts(entry, part);
      for (const [key, count] of part.latency) entry.latency.set(key, (entry.latency.get(key) ?? 0) + count);
    }
  }

  list(): AgentCall[] {
    return this.all().map(({ kind, name, calls, errors, unpricedCount, tokens, costUsd, latency }) => {
      const [inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens] = tokens.map(known);
      const buckets = [...latency].sort(([a], [b]) => a - b);
      return {
        kind,
        name,
        calls,
        errors,
        unpricedCount,
        inputTokens: inputTokens ?? null,
        outputTokens: outputTokens ?? null,
        cachedTokens: cachedTokens ?? null,
        cacheWriteTokens: cacheWriteTokens ?? null,
        reasoningTokens: reasoningTokens ?? null,
        costUsd: known(costUsd),
        latencyKeys: buckets.map(([key]) => key),
        latencyCounts: buckets.map(([, count]) => count),
      };
    });
  }

  private all(): Entry[] {
    return [...this.entries.model.values(), ...this.entries.tool.values()];
  }

  private entry(kind: CallKind, wanted: string): Entry {
    const entries = this.entries[kind];
    const name = entries.has(wanted) || entries.size < maxNames ? wanted : "";
    const known = entries.get(name);
    if (known) return known;
    const entry: Entry = {
      kind,
      name,
      calls: 0,
      errors: 0,
      unpricedCount: 0,
      tokens: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
      costUsd: Number.NaN,
      latency: new Map(),
    };
    entries.set(name, entry);
    return entry;
  }
}

/** A second description of a call has tokens that do not count. */
function isModelCall(span: SummarySpan, own: Totals, modelBelow: boolean): boolean {
  if (own.llmCount > 0) return true;
  if (span.kind !== "EMBEDDING" && span.kind !== "RERANKER") return false;
  const repeats = hasTokens(span) && Number.isNaN(own.tokens[0]) && Number.isNaN(own.tokens[1]);
  return span.model !== null && !modelBelow && !repeats;
}

function count(entry: Entry, { status, hiddenError, startNs, endNs }: SummarySpan) {
  entry.calls += 1;
  if (status === "error" || hiddenError !== null) entry.errors += 1;
  const key = latencyKey(endNs - startNs);
  entry.latency.set(key, (entry.latency.get(key) ?? 0) + 1);
}

function addAmounts(sum: Amounts, part: Amounts) {
  sum.unpricedCount += part.unpricedCount;
  for (let i = 0; i < 5; i++) sum.tokens[i] = plus(sum.tokens[i] ?? Number.NaN, part.tokens[i] ?? Number.NaN);
  sum.costUsd = plus(sum.costUsd, part.costUsd);
}
