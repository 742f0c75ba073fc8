import type { InferSelectModel } from "drizzle-orm";
import { spans, traces } from "@/db/schema/traces";
import { countSpans } from "../normalise/counting";
import { noTotals, subtreeTotals, subtreeUsage } from "../normalise/totals";
import { buildTree } from "../normalise/tree";
import { isoFromNs } from "./attributes";
import { hexId } from "./hex-id";
import type { SpanRow, Trace, TreeRow } from "./schema";

export const traceColumns = {
  traceId: traces.traceId,
  name: traces.name,
  kind: traces.kind,
  startTime: traces.startTime,
  endTime: traces.endTime,
  durationNs: traces.durationNs,
  status: traces.status,
  statusMessage: traces.statusMessage,
  spanCount: traces.spanCount,
  llmCount: traces.llmCount,
  toolCount: traces.toolCount,
  errorCount: traces.errorCount,
  hiddenErrorCount: traces.hiddenErrorCount,
  unpricedCount: traces.unpricedCount,
  inputTokens: traces.inputTokens,
  outputTokens: traces.outputTokens,
  cachedTokens: traces.cachedTokens,
  cacheWriteTokens: traces.cacheWriteTokens,
  reasoningTokens: traces.reasoningTokens,
  costUsd: traces.costUsd,
  costSource: traces.costSource,
  totalTokens: traces.totalTokens,
  models: traces.models,
  providers: traces.providers,
  service: traces.service,
  version: traces.version,
  environment: traces.environment,
  agentId: traces.agentId,
  agentName: traces.agentName,
  sessionId: traces.sessionId,
  userId: traces.userId,
  tags: traces.tags,
  outcome: traces.outcome,
  inputPreview: traces.inputPreview,
  outputPreview: traces.outputPreview,
  updatedAt: traces.updatedAt,
};
type StoredTrace = Pick<InferSelectModel<typeof traces>, keyof typeof traceColumns>;

export function toTrace({ durationNs, ...row }: StoredTrace): Trace {
  return {
    ...row,
    traceId: hexId(row.traceId),
    startTime: row.startTime.toISOString(),
    endTime: row.endTime.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    durationMs: durationNs / 1e6,
  };
}

export const spanColumns = {
  spanId: spans.spanId,
  parentSpanId: spans.parentSpanId,
  name: spans.name,
  kind: spans.kind,
  startNs: spans.startNs,
  endNs: spans.endNs,
  status: spans.status,
  statusMessage: spans.statusMessage,
  errorType: spans.errorType,
  hiddenError: spans.hiddenError,
  invalidArguments: spans.invalidArguments,
  emptyResult: spans.emptyResult,
  model: spans.model,
  provider: spans.provider,
  inputTokens: spans.inputTokens,
  outputTokens: spans.outputTokens,
  cachedTokens: spans.cachedTokens,
  cacheWriteTokens: spans.cacheWriteTokens,
  reasoningTokens: spans.reasoningTokens,
  costUsd: spans.costUsd,
  costSource: spans.costSource,
  ttftMs: spans.ttftMs,
  finishReason: spans.finishReason,
  agentId: spans.agentId,
  agentName: spans.agentName,
  toolName: spans.toolName,
  mcpServer: spans.mcpServer,
  toolCallId: spans.toolCallId,
};
type StoredSpan = Pick<InferSelectModel<typeof spans>, keyof typeof spanColumns>;

/** `scope` tells two instrumentations of one call apart. */
export const treeColumns = { ...spanColumns, scope: spans.scope };
type StoredTreeSpan = Pick<InferSelectModel<typeof spans>, keyof typeof treeColumns>;

/** Rows in order of their start, with what their subtrees add up to by the same rules as the trace. */
export function toTreeRows(rows: StoredTreeSpan[]): TreeRow[] {
  const firstNs = rows[0]?.startNs ?? 0n;
  const tree = buildTree(rows);
  const totals = subtreeTotals(tree, countSpans(tree, rows));
  return rows.map(({ scope, ...row }, index) => ({
    ...toSpanRow(row, firstNs),
    ...subtreeUsage(totals[index] ?? noTotals()),
  }));
}

/** `firstNs` is where the trace's time axis begins. */
export function toSpanRow({ startNs, endNs, ...row }: StoredSpan, firstNs: bigint): SpanRow {
  return {
    ...row,
    startTime: isoFromNs(startNs),
    offsetMs: Number(startNs - firstNs) / 1e6,
    durationMs: Math.max(0, Number(endNs - startNs) / 1e6),
  };
}
