import { dayMs, quarterMs, type Range } from "./buckets";

/** What of a range is read from whole UTC days, from whole quarters of an hour, and from the runs themselves. */
export type Stretches = Record<"days" | "quarters" | "live", Range[]>;

/** The longest cells that lie within one bucket each. Bounds are in milliseconds; the first and the last may be infinite. */
export function stretchesOf(bounds: readonly number[]): Stretches {
  const stretches: Stretches = { days: [], quarters: [], live: [] };
  for (const [i, to] of bounds.entries()) {
    const from = bounds[i - 1];
    if (from !== undefined) addBucket(stretches, { from, to });
  }
  return stretches;
}

function addBucket({ days, quarters, live }: Stretches, bucket: Range) {
  const whole = wholeOf(bucket, quarterMs);
  if (!whole) return add(live, bucket);
  add(live, { from: bucket.from, to: whole.from });
  add(live, { from: whole.to, to: bucket.to });
  const wholeDays = wholeOf(whole, dayMs);
  if (!wholeDays) return add(quarters, whole);
  add(quarters, { from: whole.from, to: wholeDays.from });
  add(days, wholeDays);
  add(quarters, { from: wholeDays.to, to: whole.to });
}

function wholeOf({ from, to }: Range, length: number): Range | undefined {
  const whole = { from: Math.ceil(from / length) * length, to: Math.floor(to / length) * length };
  return whole.from < whole.to ? whole : undefined;
}

function add(stretches: Range[], { from, to }: Range) {
  if (from >= to) return;
  const last = stretches.at(-1);
  if (last?.to === from) last.to = to;
  else stretches.push({ from, to });
}
