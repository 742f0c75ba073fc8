import { expect, test } from "vitest";
import type { AgentTimeseries } from "@/lib/agents/schema";
import { costs } from "./agent-charts";

type Bucket = AgentTimeseries["buckets"][number];

function bucketOf(costByModel: Record<string, number>): Bucket {
  const none = { p50Ms: null, p95Ms: null, p99Ms: null, errorRate: null };
  const tokens = {
    inputTokens: null,
    outputTokens: null,
    cachedTokens: null,
    cacheWriteTokens: null,
    reasoningTokens: null,
    costUsd: null,
  };
  const counts = { runs: 0, successes: 0, failures: 0, spanCount: 0, llmCount: 0, toolCount: 0, errorCount: 0 };
  return {
    from: "2026-03-02T00:00:00.000Z",
    to: "2026-03-02T01:00:00.000Z",
    ...counts,
    ...none,
    ...tokens,
    hiddenErrorCount: 0,
    unpricedCount: 0,
    costByModel: Object.entries(costByModel).map(([model, costUsd]) => ({ model, costUsd })),
  };
}

test("the six dearest models have a series each, the others one together, and nothing is lost", () => {
  const first = bucketOf({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 });
  const second = bucketOf({ a: 20 });
  const { series, values } = costs([first, second]);
  expect(series.map(({ label }) => label)).toEqual(["a", "h", "g", "f", "e", "d", "2 others"]);
  const sum = Object.values(values(first)).reduce<number>((total, value) => total + (value ?? 0), 0);
  expect(sum).toBe(36);
  expect(values(first)[series.at(-1)?.key ?? ""]).toBe(5);
});

test("without any cost there is no series", () => {
  expect(costs([bucketOf({})]).series).toEqual([]);
});
