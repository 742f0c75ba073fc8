import { tokenClasses, unknownRuns } from "@/lib/agents/figures";
import type { AgentTimeseries } from "@/lib/agents/schema";

type Bucket = AgentTimeseries["buckets"][number];
type Values = Record<string, number | null>;

export const outcomeSeries = [
  { key: "failures", label: "Failed", color: "var(--bad)", alwaysSeen: true },
  { key: "unknown", label: "Unknown", color: "var(--k-chain)" },
  { key: "successes", label: "Succeeded", color: "var(--good)" },
];

export const errorSeries = [{ key: "errorRate", label: "Failed of all runs", color: "var(--bad)", dash: "" }];

export const latencySeries = [
  { key: "p50Ms", label: "p50", color: "var(--k-retriever)", dash: "" },
  { key: "p95Ms", label: "p95", color: "var(--k-llm)", dash: "6 2" },
  { key: "p99Ms", label: "p99", color: "var(--k-guard)", dash: "2 2" },
];

export const tokenSeries = [
  { key: "cached", label: "Input from a cache", color: "var(--k-retriever)" },
  { key: "input", label: "Other input", color: "var(--k-tool)" },
  { key: "output", label: "Output", color: "var(--k-llm)" },
  { key: "reasoning", label: "Reasoning", color: "var(--k-guard)" },
];

export function outcomes(bucket: Bucket): Values {
  return { failures: bucket.failures, unknown: unknownRuns(bucket), successes: bucket.successes };
}

export function tokens(bucket: Bucket): Values {
  return tokenClasses(bucket);
}

const mostModels = 6;
const modelColors = ["--k-tool", "--k-llm", "--k-retriever", "--k-agent", "--k-guard", "--good"];
/** No model has a name without letters. */
const others = " ";

/** What each of the dearest models cost over time, and all others together. */
export function costs(buckets: Bucket[]) {
  const totals = new Map<string, number>();
  for (const { model, costUsd } of buckets.flatMap(({ costByModel }) => costByModel)) {
    totals.set(model, (totals.get(model) ?? 0) + costUsd);
  }
  const names = [...totals].toSorted((a, b) => b[1] - a[1]).map(([model]) => model);
  const shown = names.slice(0, mostModels);
  const series = shown.map((model, index) => ({
    key: model,
    label: model || "No model named",
    color: `var(${modelColors[index]})`,
  }));
  if (names.length > mostModels) {
    series.push({ key: others, label: `${names.length - mostModels} others`, color: "var(--line-strong)" });
  }

  const values = (bucket: Bucket): Values => {
    const sums: Values = {};
    for (const { model, costUsd } of bucket.costByModel) {
      const key = shown.includes(model) ? model : others;
      sums[key] = (sums[key] ?? 0) + costUsd;
    }
    return sums;
  };
  return { series, values };
}
