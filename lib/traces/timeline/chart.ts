import { type SpanNode, visibleNodes } from "../tree";
import { criticalPath, pathTimes } from "./critical-path";
import { idleGaps, longGaps } from "./idle-gaps";
import { markOf, type TimelineMark, timelineMarks } from "./mark";
import { lengthOf, type Stretch } from "./stretch";
import { longestWork, standOut, workNodes } from "./work";

/** What the timeline tells of a trace, worked out once. */
export type Chart = {
  nodes: SpanNode[];
  totalMs: number;
  work: ReadonlySet<SpanNode>;
  /** The spans that took longest, and those of them to be marked in their rows. */
  longest: SpanNode[];
  marked: ReadonlySet<SpanNode>;
  gaps: Stretch[];
  /** How much of the time the gaps take, 0 to 1. */
  idleShare: number;
  /** How many spans there are of each mark, in the order of the legend. */
  counts: { mark: TimelineMark; count: number }[];
  /** The parts of each span that lie on the critical path. */
  path: ReadonlyMap<SpanNode, Stretch[]>;
  pathTimes: [TimelineMark | "waiting", number][];
};

export function makeChart(roots: SpanNode[], totalMs: number): Chart {
  const nodes = visibleNodes(roots, new Set());
  const work = workNodes(nodes);
  const longest = longestWork(work);
  const gaps = longGaps(idleGaps(work, totalMs), totalMs);
  const parts = criticalPath(roots, totalMs);
  const path = new Map<SpanNode, Stretch[]>();
  for (const { node, startMs, endMs } of parts) {
    const known = node && path.get(node);
    if (known) known.push({ startMs, endMs });
    else if (node) path.set(node, [{ startMs, endMs }]);
  }
  const counts = new Map<TimelineMark, number>();
  for (const { span } of nodes) counts.set(markOf(span), (counts.get(markOf(span)) ?? 0) + 1);
  return {
    nodes,
    totalMs,
    work,
    longest,
    marked: standOut(longest, work, totalMs),
    gaps,
    idleShare: totalMs > 0 ? lengthOf(gaps) / totalMs : 0,
    counts: timelineMarks.map((mark) => ({ mark, count: counts.get(mark) ?? 0 })).filter(({ count }) => count > 0),
    path,
    pathTimes: pathTimes(parts, work),
  };
}
