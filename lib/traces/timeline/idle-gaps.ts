import type { SpanNode } from "../tree";
import { lengthOf, type Stretch, stretchOf } from "./stretch";

/** A gap is told of when it takes more than this of the whole, or is long next to the work around it. */
const share = 0.02;
const shareOfWork = 0.1;
const most = 200;

/** The stretches of `totalMs` in which none of these spans runs, in order of time. */
export function idleGaps(work: Iterable<SpanNode>, totalMs: number): Stretch[] {
  const gaps: Stretch[] = [];
  let busyUntil = 0;
  for (const { startMs, endMs } of [...work].map(stretchOf).sort((a, b) => a.startMs - b.startMs)) {
    if (startMs > busyUntil) gaps.push({ startMs: busyUntil, endMs: Math.min(startMs, totalMs) });
    busyUntil = Math.max(busyUntil, endMs);
  }
  if (busyUntil < totalMs) gaps.push({ startMs: busyUntil, endMs: totalMs });
  return gaps;
}

/** The gaps worth showing: long ones, and never more than can be told apart. */
export function longGaps(gaps: Stretch[], totalMs: number): Stretch[] {
  const busyMs = totalMs - lengthOf(gaps);
  const least = Math.min(totalMs * share, Math.max(busyMs * shareOfWork, totalMs / 1e6));
  return gaps
    .filter((gap) => gap.endMs - gap.startMs > least)
    .sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))
    .slice(0, most)
    .sort((a, b) => a.startMs - b.startMs);
}
