import { dayMs, quarterMs, type Range } from "./buckets";
import type { AgentCard } from "./schema";

const mostSteps = 31;
/** In quarters of an hour. */
const shortSteps = [1, 2, 4, 8, 12, 24, 48].map((quarters) => quarters * quarterMs);

/** Steps of one length in UTC that cover a range: where each begins, and where the last one ends. */
export function sparkBounds({ from, to }: Range): number[] {
  if (from >= to) return [];
  const days = Math.ceil((to - from) / dayMs / mostSteps);
  const length = shortSteps.find((step) => (to - from) / step <= mostSteps) ?? days * dayMs;
  const first = Math.floor(from / length);
  return Array.from({ length: Math.ceil(to / length) - first + 1 }, (_, i) => (first + i) * length);
}

type Places = Record<"sparkPlaces" | "sparkRuns" | "sparkFailures", number[]>;

/** Each step with what ran in it; a place is a step's number, from 1 on. */
export function sparkOf(
  bounds: readonly number[],
  { sparkPlaces, sparkRuns, sparkFailures }: Places,
): AgentCard["spark"] {
  const steps = bounds.slice(0, -1).map((from) => ({ from: new Date(from).toISOString(), runs: 0, failures: 0 }));
  for (const [i, place] of sparkPlaces.entries()) {
    const step = steps[place - 1];
    if (!step) continue;
    step.runs += sparkRuns[i] ?? 0;
    step.failures += sparkFailures[i] ?? 0;
  }
  return steps;
}
