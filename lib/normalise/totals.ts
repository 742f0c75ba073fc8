import type { CostSource } from "@/db/enums";
import type { CountedSpan } from "./counting";
import { at, type Tree } from "./tree";

/** What a subtree adds up to. Token counts and cost are NaN until something is reported. */
export interface Totals {
  spanCount: number;
  llmCount: number;
  toolCount: number;
  errorCount: number;
  hiddenErrorCount: number;
  unpricedCount: number;
  tokens: [input: number, output: number, cached: number, cacheWrite: number, reasoning: number];
  reportedUsd: number;
  computedUsd: number;
}

export function noTotals(): Totals {
  return {
    spanCount: 0,
    llmCount: 0,
    toolCount: 0,
    errorCount: 0,
    hiddenErrorCount: 0,
    unpricedCount: 0,
    tokens: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    reportedUsd: Number.NaN,
    computedUsd: Number.NaN,
  };
}

export function addTotals(sum: Totals, part: Totals) {
  sum.spanCount += part.spanCount;
  sum.llmCount += part.llmCount;
  sum.toolCount += part.toolCount;
  sum.errorCount += part.errorCount;
  sum.hiddenErrorCount += part.hiddenErrorCount;
  sum.unpricedCount += part.unpricedCount;
  for (let i = 0; i < 5; i++) sum.tokens[i] = plus(sum.tokens[i] ?? Number.NaN, part.tokens[i] ?? Number.NaN);
  sum.reportedUsd = plus(sum.reportedUsd, part.reportedUsd);
  sum.computedUsd = plus(sum.computedUsd, part.computedUsd);
}

/** Of two numbers of which one that was not reported is NaN. */
export function plus(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b;
}

/** Every span's subtree, added up from what `counted` says of single spans. */
export function subtreeTotals(tree: Tree, own: Totals[]): Totals[] {
  for (let i = tree.size - 1; i >= 0; i--) {
    const node = at(tree.order, i);
    const parent = own[at(tree.parent, node)];
    const totals = own[node];
    if (parent && totals) addTotals(parent, totals);
  }
  return own;
}

export function readTotals({ tokens, reportedUsd, computedUsd, ...counts }: Totals) {
  const [inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens] = tokens.map(known);
  const costSource: CostSource | null = Number.isNaN(reportedUsd)
    ? Number.isNaN(computedUsd)
      ? null
      : "computed"
    : Number.isNaN(computedUsd)
      ? "reported"
      : "mixed";
  return {
    ...counts,
    inputTokens: inputTokens ?? null,
    outputTokens: outputTokens ?? null,
    cachedTokens: cachedTokens ?? null,
    cacheWriteTokens: cacheWriteTokens ?? null,
    reasoningTokens: reasoningTokens ?? null,
    totalTokens: totalTokens(tokens),
    costUsd: totalCost(reportedUsd, computedUsd),
    costSource,
  };
}

/** Of a span and all below it. */
export function subtreeUsage({ tokens, reportedUsd, computedUsd }: Totals) {
  return { subtreeTokens: totalTokens(tokens), subtreeCostUsd: totalCost(reportedUsd, computedUsd) };
}

function totalTokens([input, output]: Totals["tokens"]) {
  return known(plus(input, output));
}

function totalCost(reportedUsd: number, computedUsd: number) {
  return known(plus(reportedUsd, computedUsd));
}

export function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

export function hasTokens(span: CountedSpan): boolean {
  return span.inputTokens !== null || span.outputTokens !== null;
}
