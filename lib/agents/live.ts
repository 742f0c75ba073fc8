import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { latencyKeySql } from "./latency";

/** How a row `a` of `trace_agents` becomes cells of its own: their columns by name, and what they are read from besides. */
export type LiveColumns = { columns: Record<string, SQL>; from: SQL };

const models = sql`array(select distinct k->>'name' from jsonb_array_elements(a.calls) k
  where k->>'kind' = 'model' and k->>'name' <> '')`;

export const liveRun: LiveColumns = {
  columns: {
    runs: sql`1`,
    successes: sql`(a.result = 'success')::int`,
    failures: sql`(a.result = 'failure')::int`,
    span_count: sql`a.span_count`,
    llm_count: sql`a.llm_count`,
    tool_count: sql`a.tool_count`,
    error_count: sql`a.error_count`,
    hidden_error_count: sql`a.hidden_error_count`,
    unpriced_count: sql`a.unpriced_count`,
    input_tokens: sql`a.input_tokens`,
    output_tokens: sql`a.output_tokens`,
    cached_tokens: sql`a.cached_tokens`,
    cache_write_tokens: sql`a.cache_write_tokens`,
    reasoning_tokens: sql`a.reasoning_tokens`,
    cost_usd: sql`a.cost_usd`,
    latency_keys: sql`array[${sql.raw(latencyKeySql("a.duration_ns"))}]`,
    latency_counts: sql`array[1]`,
    last_start: sql`a.trace_start`,
    agent_name: sql`a.agent_name`,
    agent_role: sql`a.agent_role`,
    framework: sql`a.framework`,
    models,
    environments: sql`array_remove(array[a.environment], null)`,
    versions: sql`array_remove(array[a.version], null)`,
    parents: sql`array_remove(array[a.parent_agent_id], null)`,
  },
  from: sql``,
};

export const liveCall: LiveColumns = {
  columns: {
    kind: sql`k.kind`,
    name: sql`k.name`,
    calls: sql`k.calls`,
    errors: sql`k.errors`,
    unpriced_count: sql`k."unpricedCount"`,
    input_tokens: sql`k."inputTokens"`,
    output_tokens: sql`k."outputTokens"`,
    cached_tokens: sql`k."cachedTokens"`,
    cache_write_tokens: sql`k."cacheWriteTokens"`,
    reasoning_tokens: sql`k."reasoningTokens"`,
    cost_usd: sql`k."costUsd"`,
    latency_keys: sql`k."latencyKeys"`,
    latency_counts: sql`k."latencyCounts"`,
  },
  from: sql`cross join lateral jsonb_to_recordset(a.calls) as k(kind text, name text, calls int, errors int, "unpricedCount" int,
    "inputTokens" bigint, "outputTokens" bigint, "cachedTokens" bigint, "cacheWriteTokens" bigint, "reasoningTokens" bigint,
    "costUsd" float8, "latencyKeys" int[], "latencyCounts" int[])`,
};
