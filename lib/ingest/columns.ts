import type { TraceAgent } from "../normalise/agents";
import type { AgentCall } from "../normalise/calls";
import { SUMMARY_VERSION, type TraceSummary } from "../normalise/summarise";
import type { SpanRow } from "./prepare";
import { type Column, column, numberArray, textArray } from "./rows";
import { timestamp } from "./time";

type Placed = { week: string; chunkRuns: number[] };
type Usage = Pick<
  TraceSummary,
  "inputTokens" | "outputTokens" | "cachedTokens" | "cacheWriteTokens" | "reasoningTokens" | "costUsd"
>;
type Counts = Pick<
  TraceSummary,
  "spanCount" | "llmCount" | "toolCount" | "errorCount" | "hiddenErrorCount" | "unpricedCount"
>;
type Times = Pick<TraceSummary, "startNs" | "endNs" | "durationNs">;

const usage: Column<Usage>[] = [
  tokens("input_tokens", (row) => row.inputTokens),
  tokens("output_tokens", (row) => row.outputTokens),
  tokens("cached_tokens", (row) => row.cachedTokens),
  tokens("cache_write_tokens", (row) => row.cacheWriteTokens),
  tokens("reasoning_tokens", (row) => row.reasoningTokens),
  column("cost_usd", "double precision", (row) => atMost(Number.MAX_VALUE, row.costUsd)),
];

const counts: Column<Counts>[] = [
  column("span_count", "int", (row) => row.spanCount),
  column("llm_count", "int", (row) => row.llmCount),
  column("tool_count", "int", (row) => row.toolCount),
  column("error_count", "int", (row) => row.errorCount),
  column("hidden_error_count", "int", (row) => row.hiddenErrorCount),
  column("unpriced_count", "int", (row) => row.unpricedCount),
];

const times: Column<Times>[] = [
  column("start_time", "timestamptz", (row) => timestamp(row.startNs)),
  column("end_time", "timestamptz", (row) => timestamp(row.endNs)),
  column("duration_ns", "bigint", (row) => row.durationNs.toString()),
];

/** What a span's columns say of its content: written at ingest, and again when log records or a new normaliser say more. */
export const contentColumns: Column<Omit<SpanRow, "attrTokens" | "chunks" | "payloadLength">>[] = [
  column("name", "text", (row) => row.name),
  column("kind", "text", (row) => row.kind),
  column("status", "text", (row) => row.status),
  column("status_message", "text", (row) => row.statusMessage),
  column("error_type", "text", (row) => row.errorType),
  column("service", "text", (row) => row.service),
  column("version", "text", (row) => row.version),
  column("environment", "text", (row) => row.environment),
  column("scope", "text", (row) => row.scope),
  column("model", "text", (row) => row.model),
  column("request_model", "text", (row) => row.requestModel),
  column("provider", "text", (row) => row.provider),
  ...usage,
  column("cost_source", "text", (row) => row.costSource),
  column("session_id", "text", (row) => row.sessionId),
  column("user_id", "text", (row) => row.userId),
  column("agent_id", "text", (row) => row.agentId),
  column("agent_name", "text", (row) => row.agentName),
  column("agent_role", "text", (row) => row.agentRole),
  column("outcome", "text", (row) => row.outcome),
  column("tags", "text[]", (row) => textArray(row.tags)),
  column("tool_name", "text", (row) => row.toolName),
  column("tool_call_id", "text", (row) => row.toolCallId),
  column("call_hash", "text", (row) => row.callHash),
  column("hidden_error", "text", (row) => row.hiddenError),
  column("invalid_arguments", "text", (row) => row.invalidArguments),
  column("empty_result", "boolean", (row) => row.emptyResult),
  column("finish_reason", "text", (row) => row.finishReason),
  column("prompt_hash", "text", (row) => row.promptHash),
  column("mcp_server", "text", (row) => row.mcpServer),
  column("ttft_ms", "double precision", (row) => row.ttftMs),
  column("input_preview", "text", (row) => row.inputPreview),
  column("output_preview", "text", (row) => row.outputPreview),
  column("normaliser_version", "smallint", (row) => row.normaliserVersion),
];

export const spanColumns: Column<SpanRow & Placed>[] = [
  column("trace_id", "uuid", (row) => row.traceId),
  column("week", "date", (row) => row.week),
  column("span_id", "text", (row) => row.spanId),
  column("parent_span_id", "text", (row) => row.parentSpanId),
  column("start_ns", "bigint", (row) => row.startNs.toString()),
  column("end_ns", "bigint", (row) => row.endNs.toString()),
  ...contentColumns,
  column("attr_tokens", "int[]", (row) => numberArray(row.attrTokens)),
  column("chunk_runs", "int[]", (row) => numberArray(row.chunkRuns)),
  column("payload_length", "int", (row) => row.payloadLength),
];

export const summaryColumns: Column<TraceSummary & { facetTokens: number[] }>[] = [
  column("name", "text", (row) => row.name),
  column("kind", "text", (row) => row.kind),
  ...times,
  column("status", "text", (row) => row.status),
  column("status_message", "text", (row) => row.statusMessage),
  column("service", "text", (row) => row.service),
  column("version", "text", (row) => row.version),
  column("environment", "text", (row) => row.environment),
  ...counts,
  ...usage,
  tokens("total_tokens", (row) => row.totalTokens),
  column("cost_source", "text", (row) => row.costSource),
  column("models", "text[]", (row) => textArray(row.models)),
  column("providers", "text[]", (row) => textArray(row.providers)),
  column("agent_id", "text", (row) => row.agentId),
  column("agent_name", "text", (row) => row.agentName),
  column("session_id", "text", (row) => row.sessionId),
  column("user_id", "text", (row) => row.userId),
  column("tags", "text[]", (row) => textArray(row.tags)),
  column("outcome", "text", (row) => row.outcome),
  column("tools", "text[]", (row) => textArray(row.tools)),
  column("agents", "text[]", (row) => textArray(row.agents)),
  column("failed_agents", "text[]", (row) => textArray(row.failedAgents)),
  column("succeeded_agents", "text[]", (row) => textArray(row.succeededAgents)),
  column("facet_tokens", "int[]", (row) => numberArray(row.facetTokens)),
  column("input_preview", "text", (row) => row.inputPreview),
  column("output_preview", "text", (row) => row.outputPreview),
  column("summary_version", "smallint", () => SUMMARY_VERSION),
];

export type AgentRow = TraceAgent & { traceId: string; environment: string | null };

export const agentColumns: Column<AgentRow>[] = [
  column("trace_id", "uuid", (row) => row.traceId),
  column("agent_id", "text", (row) => row.agentId),
  column("agent_name", "text", (row) => row.agentName ?? row.agentId),
  column("agent_role", "text", (row) => row.agentRole),
  column("version", "text", (row) => row.version),
  column("environment", "text", (row) => row.environment),
  column("is_root", "boolean", (row) => row.isRoot),
  column("parent_agent_id", "text", (row) => row.parentAgentId),
  column("run_count", "int", (row) => row.runCount),
  column("trace_start", "timestamptz", (row) => timestamp(row.traceStartNs)),
  ...times,
  ...counts,
  ...usage,
  column("status", "text", (row) => row.status),
  column("outcome", "text", (row) => row.outcome),
  column("result", "text", (row) => row.result),
  column("framework", "text", (row) => row.framework),
  column("calls", "jsonb", (row) => JSON.stringify(row.calls.map(storedCall))),
];

/** As `lib/agents/live.ts` reads it; what is null is left out. */
function storedCall(call: AgentCall): Partial<AgentCall> {
  const capped = {
    ...call,
    inputTokens: atMost(Number.MAX_SAFE_INTEGER, call.inputTokens),
    outputTokens: atMost(Number.MAX_SAFE_INTEGER, call.outputTokens),
    cachedTokens: atMost(Number.MAX_SAFE_INTEGER, call.cachedTokens),
    cacheWriteTokens: atMost(Number.MAX_SAFE_INTEGER, call.cacheWriteTokens),
    reasoningTokens: atMost(Number.MAX_SAFE_INTEGER, call.reasoningTokens),
    costUsd: atMost(Number.MAX_VALUE, call.costUsd),
  };
  return Object.fromEntries(Object.entries(capped).filter(([, value]) => value !== null));
}

/** Absurd counts add up to more than a column holds. */
function tokens<Row>(name: string, value: (row: Row) => number | null): Column<Row> {
  return column(name, "bigint", (row: Row) => atMost(Number.MAX_SAFE_INTEGER, value(row)));
}

function atMost(most: number, value: number | null): number | null {
  return value === null ? null : Math.min(value, most);
}
