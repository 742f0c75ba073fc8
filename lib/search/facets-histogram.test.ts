import { expect, test } from "vitest";
import { edgesOf, histogramOf } from "./facets-histogram";
import type { Unit } from "./fields";

/** As the database groups them. */
function histogram(values: number[], unit: Unit) {
  const edges = edgesOf(unit);
  const groups = new Map<number, number[]>();
  for (const value of values) {
    const place = edges.findLastIndex((edge) => edge <= value);
    groups.set(place, [...(groups.get(place) ?? []), value]);
  }
  const counted = [...groups.values()].map((group) => {
    return { count: group.length, low: Math.min(...group), high: Math.max(...group) };
  });
  return histogramOf(counted, unit);
}

const borders = (values: number[], unit: Unit) => {
  const { buckets } = histogram(values, unit);
  return [...buckets.map(({ from }) => from), buckets.at(-1)?.to];
};

test("edges rise, and counts are whole", () => {
  for (const unit of ["ms", "usd", "count"] as const) {
    const edges = edgesOf(unit);
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
  }
  expect(edgesOf("count").every(Number.isInteger)).toBe(true);
});

test("borders are round, finer where the values lie close together", () => {
  expect(borders([1_050, 1_500], "ms")).toEqual([1_000, 1_100, 1_250, 1_400, 1_600]);
  expect(borders([1, 2, 3, 5], "count")).toEqual([1, 2, 3, 4, 5, 6]);
  expect(borders([0.001, 0.5, 12], "usd").slice(0, 6)).toEqual([0.001, 0.0016, 0.0025, 0.004, 0.0063, 0.01]);
  expect(borders([0.001, 3_600_000], "ms").slice(0, 5)).toEqual([0.001, 0.0032, 0.01, 0.032, 0.1]);
});

test("zeros have a bucket of their own", () => {
  expect(histogram([0, 0, 7, 8], "count").buckets).toEqual([
    { from: 0, to: 7, count: 2 },
    { from: 7, to: 8, count: 1 },
    { from: 8, to: 9, count: 1 },
  ]);
  expect(histogram([0], "usd")).toEqual({ min: 0, max: 0, buckets: [{ from: 0, to: 0.000001, count: 1 }] });
  expect(histogram([], "ms")).toEqual({ min: null, max: null, buckets: [] });
});

test("every value is in one bucket, even beyond what is usual", () => {
  for (const values of [[-3, 0, 2], [5e13], [1e-9, 1e9], Array.from({ length: 200 }, (_, i) => 1.3 ** i / 1e6)]) {
    for (const unit of ["ms", "usd", "count"] as const) {
      const { buckets } = histogram(values, unit);
      expect(buckets.length).toBeLessThanOrEqual(24);
      for (const { from, to, count } of buckets) {
        expect(values.filter((value) => value >= from && value < to)).toHaveLength(count);
      }
      expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
    }
  }
});
