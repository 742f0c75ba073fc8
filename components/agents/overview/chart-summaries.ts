import { allTokens, formatRate } from "@/lib/agents/figures";
import type { AgentTimeseries } from "@/lib/agents/schema";
import { formatCount, formatDuration, formatMoney } from "@/lib/format";

type Buckets = AgentTimeseries["buckets"];

/** What a chart says, in a few words. */
export function runSummary(buckets: Buckets) {
  const [runs, failures] = [sum(buckets, ({ runs }) => runs), sum(buckets, ({ failures }) => failures)];
  return `${formatCount(runs)} in all, ${formatCount(failures)} failed`;
}

export function errorSummary(buckets: Buckets) {
  const rates = known(buckets, ({ errorRate }) => errorRate);
  return rates.length === 0 ? "no runs" : `at most ${formatRate(Math.max(...rates))}`;
}

export function latencySummary(buckets: Buckets) {
  const slow = known(buckets, ({ p95Ms }) => p95Ms);
  return slow.length === 0 ? "no runs" : `p95 at most ${formatDuration(Math.max(...slow))}`;
}

export function tokenSummary(buckets: Buckets) {
  return `${formatCount(total(known(buckets, allTokens)))} in all`;
}

export function costSummary(buckets: Buckets) {
  return `${formatMoney(total(known(buckets, ({ costUsd }) => costUsd)))} in all`;
}

function known(buckets: Buckets, of: (bucket: Buckets[number]) => number | null) {
  return buckets.map(of).filter((value) => value !== null);
}

/** Unknown where nothing is known. */
function total(values: number[]) {
  return values.length === 0 ? null : values.reduce((all, value) => all + value, 0);
}

function sum(buckets: Buckets, of: (bucket: Buckets[number]) => number) {
  return buckets.reduce((all, bucket) => all + of(bucket), 0);
}
