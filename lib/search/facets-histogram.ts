import type { Unit } from "./fields";
import type { NumberFacet } from "./schema";

/** Values between two neighbours of `edgesOf`: how many, the least and the greatest. */
type Group = { count: number; low: number; high: number };

const steps = [1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.25, 2.5, 2.8, 3.2, 3.6, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9];
/** Every how manieth step is taken, finest first. */
const strides = [1, 2, 4, 5, 10, 20];
const maxBuckets = 24;
const decades = { ms: [-3, 10], usd: [-6, 6], count: [0, 12] } satisfies Record<Unit, [number, number]>;

/** Round numbers that part values of a unit evenly in logarithms: twenty a decade, or every `stride`-th of them. */
export function edgesOf(unit: Unit, stride = 1): number[] {
  const [first, end] = decades[unit];
  const edges = new Set<number>();
  for (let decade = first; decade < end; decade++) {
    for (let i = 0; i < steps.length; i += stride) {
      const edge = Number(`${steps[i]}e${decade}`);
      edges.add(unit === "count" ? Math.ceil(edge) : edge);
    }
  }
  return [...edges];
}

/** Groups as at most `maxBuckets` buckets; each holds `from <= value < to`. */
export function histogramOf(groups: Group[], unit: Unit): Omit<NumberFacet, "estimated"> {
  if (groups.length === 0) return { min: null, max: null, buckets: [] };
  const min = Math.min(...groups.map(({ low }) => low));
  const max = Math.max(...groups.map(({ high }) => high));
  const borders = bordersOf(groups, min, max, unit);
  const buckets = borders.slice(0, -1).map((from, i) => ({ from, to: borders[i + 1] ?? from, count: 0 }));
  for (const { low, count } of groups) {
    const bucket = buckets.findLast(({ from }) => from <= low);
    if (bucket) bucket.count += count;
  }
  return { min, max, buckets };
}

/** What is too small for a logarithm, mostly zeros, has a bucket of its own in front. */
function bordersOf(groups: Group[], min: number, max: number, unit: Unit): number[] {
  const [smallest = 0] = edgesOf(unit);
  const known = groups.map(({ low }) => low).filter((low) => low >= smallest);
  const least = Math.min(...known);
  const front = known.length < groups.length ? [Math.min(0, min)] : [];
  if (known.length === 0) return [...front, smallest];

  const edges = strides
    .map((stride) => between(edgesOf(unit, stride), least, max))
    .find((found) => found.length - 1 <= maxBuckets - front.length);
  return [...front, ...(edges ?? between(edgesOf(unit, 20), least, max))];
}

/** The edges from the last one below `least` to the first one above `max`. */
function between(edges: number[], least: number, max: number): number[] {
  const start = edges.findLastIndex((edge) => edge <= least);
  const end = edges.findIndex((edge) => edge > max);
  return end < 0 ? [...edges.slice(start), max * 2] : edges.slice(start, end + 1);
}
