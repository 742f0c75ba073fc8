/**
 * Histograms of durations that can be added up, after Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile
 * sketch with relative-error guarantees" (PVLDB 12, 2019): each bucket is wider than the one before by one factor, so that
 * every percentile is known within `accuracy` of itself, however many histograms were added.
 */
const accuracy = 0.01;
const growth = (1 + accuracy) / (1 - accuracy);
const lnGrowth = Math.log(growth);

/** Of durations of nothing or less. */
const noTime = -1;

/** The bucket of a duration in nanoseconds: from 0 up, and −1 for none. */
export function latencyKey(durationNs: bigint | number): number {
  const duration = Number(durationNs);
  return duration > 0 ? Math.ceil(Math.log(duration) / lnGrowth) : noTime;
}

/** The same in SQL; `durationNs` is an expression. */
export function latencyKeySql(durationNs: string): string {
  return `case when ${durationNs} > 0 then ceil(ln((${durationNs})::float8) / ${lnGrowth}::float8)::int else ${noTime} end`;
}

/**
 * The duration in nanoseconds below which a share `q` (0 to 1) of a histogram lies; null of an empty one. `keys` are
 * distinct and in any order, `counts` how many durations each has.
 */
export function percentile(keys: readonly number[], counts: readonly number[], q: number): number | null {
  const buckets = keys.map((key, i) => ({ key, count: counts[i] ?? 0 })).sort((a, b) => a.key - b.key);
  const rank = q * (buckets.reduce((sum, { count }) => sum + count, 0) - 1);
  let below = 0;
  for (const { key, count } of buckets) {
    below += count;
    if (count > 0 && below > rank) return durationOf(key);
  }
  return null;
}

/** What is nearest to all durations of a bucket. */
function durationOf(key: number): number {
  return key < 0 ? 0 : (2 * growth ** key) / (growth + 1);
}
