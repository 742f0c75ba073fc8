import type { CostSource } from "@/db/enums";
import { findDuplicates } from "./duplicates";
import type { NormalisedSpan } from "./span";
import { hasTokens, noTotals, type Totals } from "./totals";
import { at, type Tree } from "./tree";

/** What counting reads of a span. */
export type CountedSpan = Pick<
  NormalisedSpan,
  | "kind"
  | "status"
  | "scope"
  | "model"
  | "inputTokens"
  | "outputTokens"
  | "cachedTokens"
  | "cacheWriteTokens"
  | "reasoningTokens"
  | "costUsd"
  | "toolName"
  | "toolCallId"
  | "hiddenError"
> & { costSource: CostSource | null };

/**
 * What each span counts for by itself. Parents repeat their children's tokens and cost, and two instrumentations may
 * describe one call, so that
 * - tokens count only where no descendant carries tokens, and once for one call;
 * - a reported cost counts only where no descendant reports one; below it nothing is priced;
 * - a model call is an LLM span without another LLM span below it.
 */
export function countSpans(tree: Tree, spans: readonly CountedSpan[]): Totals[] {
  const below = markBelow(tree, spans);
  const carriers = spans.map((span, node) => hasTokens(span) && !(at(below, node) & TOKENS));
  const twins = findDuplicates(tree, spans, carriers);
  const covered = markCovered(tree, spans, below);
  return spans.map((span, node) => {
    const own = noTotals();
    own.spanCount = 1;
    own.errorCount = span.status === "error" ? 1 : 0;
    own.hiddenErrorCount = span.hiddenError === null ? 0 : 1;
    own.toolCount = isToolCall(tree, spans, node) && !twins.tools.has(node) ? 1 : 0;
    const isTwin = twins.calls.has(node);
    own.llmCount = span.kind === "LLM" && !(at(below, node) & MODEL) && !isTwin ? 1 : 0;
    if (isTwin) return own;
    const counts = carriers[node] === true;
    if (counts) own.tokens = tokensOf(span);
    addCost(own, span, { counts, below: at(below, node), covered: covered[node] === 1, twin: twins.costs.get(node) });
    return own;
  });
}

function tokensOf(span: CountedSpan): Totals["tokens"] {
  return [
    span.inputTokens ?? Number.NaN,
    span.outputTokens ?? Number.NaN,
    span.cachedTokens ?? Number.NaN,
    span.cacheWriteTokens ?? Number.NaN,
    span.reasoningTokens ?? Number.NaN,
  ];
}

/** What lies below a span. */
const TOKENS = 1;
const REPORTED = 2;
const CALL = 4;
const MODEL = 8;

function markBelow(tree: Tree, spans: readonly CountedSpan[]): Uint8Array {
  const below = new Uint8Array(tree.size);
  for (let i = tree.size - 1; i >= 0; i--) {
    const node = at(tree.order, i);
    const parent = at(tree.parent, node);
    const span = spans[node];
    if (parent < 0 || !span) continue;
    const call = span.kind === "LLM" ? CALL | MODEL : isCall(span) ? CALL : 0;
    const own = (hasTokens(span) ? TOKENS : 0) | (isReported(span) ? REPORTED : 0) | call;
    below[parent] = at(below, parent) | at(below, node) | own;
  }
  return below;
}

function isReported(span: CountedSpan): boolean {
  return span.costUsd !== null && span.costSource === "reported";
}

function isCall({ kind }: CountedSpan): boolean {
  return kind === "LLM" || kind === "EMBEDDING";
}

/** Spans below one whose reported cost counts: theirs is in it. */
function markCovered(tree: Tree, spans: readonly CountedSpan[], below: Uint8Array): Uint8Array {
  const covered = new Uint8Array(tree.size);
  for (const node of tree.order) {
    const parent = at(tree.parent, node);
    const above = spans[parent];
    if (!above) continue;
    const counted = isReported(above) && !(at(below, parent) & REPORTED);
    covered[node] = counted || covered[parent] === 1 ? 1 : 0;
  }
  return covered;
}

interface Place {
  counts: boolean;
  below: number;
  covered: boolean;
  /** The cost that the other description of this call carries. */
  twin: CountedSpan | undefined;
}

function addCost(own: Totals, span: CountedSpan, { counts, below, covered, twin }: Place) {
  const best = twin && twin.costUsd !== null && (span.costUsd === null || isReported(twin)) ? twin : span;
  if (isReported(best)) {
    if (!(below & REPORTED) && !(covered && best === twin)) own.reportedUsd = best.costUsd ?? 0;
    return;
  }
  if (covered) return;
  if (counts && best.costUsd !== null) own.computedUsd = best.costUsd;
  const silentCall = isCall(span) && !(below & (CALL | TOKENS)) && span.model !== null && span.status !== "error";
  if (best.costUsd === null && (counts || silentCall) && !(below & REPORTED)) own.unpricedCount = 1;
}

/** A tool's span inside another of the same tool is one call seen twice. */
function isToolCall(tree: Tree, spans: readonly CountedSpan[], node: number): boolean {
  const span = spans[node];
  if (span?.kind !== "TOOL") return false;
  const parent = spans[at(tree.parent, node)];
  return parent?.kind !== "TOOL" || parent.toolName !== span.toolName;
}
