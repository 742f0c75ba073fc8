import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { percentile } from "./latency";
import type { AgentTotals } from "./schema";

/** How many durations fell into which bucket of `latency.ts`. */
type Histogram = { keys: number[] | null; counts: number[] | null };
type Sums = Omit<AgentTotals, "errorRate" | "p50Ms" | "p95Ms" | "p99Ms">;
export type TotalsRow = Sums & Histogram;

/** As decimal numbers costs add up to the same in any order. */
export const costSum = sql`sum(cost_usd::numeric)::float8`;

export const usageSums = sql`sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens",
  sum(cached_tokens)::float8 as "cachedTokens", sum(cache_write_tokens)::float8 as "cacheWriteTokens",
  sum(reasoning_tokens)::float8 as "reasoningTokens", ${costSum} as "costUsd"`;

/** What rows of `cells` add up to. */
export const totalSums = sql`sum(runs)::float8 as runs, sum(successes)::float8 as successes, sum(failures)::float8 as failures,
  sum(span_count)::float8 as "spanCount", sum(llm_count)::float8 as "llmCount", sum(tool_count)::float8 as "toolCount",
  sum(error_count)::float8 as "errorCount", sum(hidden_error_count)::float8 as "hiddenErrorCount",
  sum(unpriced_count)::float8 as "unpricedCount", ${usageSums}`;

/** Columns of a `TotalsRow`, from a join of such sums and their histograms. */
export const totalColumns = sql`runs, successes, failures, "spanCount", "llmCount", "toolCount", "errorCount", "hiddenErrorCount",
  "unpricedCount", "inputTokens", "outputTokens", "cachedTokens", "cacheWriteTokens", "reasoningTokens", "costUsd", keys, counts`;

/** The histograms of the rows of a table added up: rows of `by`, `keys` and `counts`. */
export function histograms(table: SQL, by: SQL): SQL {
  return sql`select ${by}, array_agg(key order by key) as keys, array_agg(n order by key) as counts
    from (
      select ${by}, key, sum(n)::float8 as n
      from (select ${by}, unnest(latency_keys) as key, unnest(latency_counts) as n from ${table}) l
      group by ${by}, key) b
    group by ${by}`;
}

export function totalsOf(row: TotalsRow | undefined): AgentTotals {
  const { runs, successes, failures, keys, counts, ...sums } = row ?? noRuns;
  const at = percentiles({ keys, counts });
  return {
    runs,
    successes,
    failures,
    errorRate: runs > 0 ? failures / runs : null,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    spanCount: sums.spanCount,
    llmCount: sums.llmCount,
    toolCount: sums.toolCount,
    errorCount: sums.errorCount,
    hiddenErrorCount: sums.hiddenErrorCount,
    unpricedCount: sums.unpricedCount,
    inputTokens: sums.inputTokens,
    outputTokens: sums.outputTokens,
    cachedTokens: sums.cachedTokens,
    cacheWriteTokens: sums.cacheWriteTokens,
    reasoningTokens: sums.reasoningTokens,
    costUsd: sums.costUsd,
  };
}

/** In milliseconds. */
export function percentiles({ keys, counts }: Histogram) {
  return (share: number): number | null => {
    const ns = percentile(keys ?? [], counts ?? [], share);
    return ns === null ? null : ns / 1e6;
  };
}

const noRuns: TotalsRow = {
  runs: 0,
  successes: 0,
  failures: 0,
  spanCount: 0,
  llmCount: 0,
  toolCount: 0,
  errorCount: 0,
  hiddenErrorCount: 0,
  unpricedCount: 0,
  inputTokens: null,
  outputTokens: null,
  cachedTokens: null,
  cacheWriteTokens: null,
  reasoningTokens: null,
  costUsd: null,
  keys: null,
  counts: null,
};
