import { type SpanNode, visibleNodes } from "../tree";
import { markOf, type TimelineMark } from "./mark";
import { type Stretch, stretchOf } from "./stretch";

/** A stretch of the critical path, and the span whose own time it is; none where no span ran. */
type PathPart = Stretch & { node: SpanNode | null };

/** A span still to be walked through, from `untilMs` back to `sinceMs`; the trace itself is one without a node. */
type Walk = { node: SpanNode | null; children: SpanNode[]; sinceMs: number; untilMs: number };

type Step = { child: SpanNode; untilMs: number };

/**
 * What determined when the trace ended. From the end back: always the child that finished last before the time looked
 * at, then, from that child's start, the one before, each walked through in the same way; what lies between children
 * is the parent's own time. As in CRISP (Zhang et al., "CRISP: Critical Path Analysis of Large-Scale Microservice
 * Architectures", USENIX ATC 2022) and in Jaeger.
 *
 * Two departures, for agents. A child may outlive its parent and end the trace: then the walk begins with it. And a
 * child that still runs a little when its successor starts has led to it: a streamed tool call starts before the model
 * call that asked for it has ended.
 */
export function criticalPath(roots: SpanNode[], totalMs: number): PathPart[] {
  const ends = latestEnds(roots);
  const parts: PathPart[] = [];
  const walks: Walk[] = [{ node: null, children: roots, sinceMs: 0, untilMs: totalMs }];
  for (let walk = walks.pop(); walk; walk = walks.pop()) walks.push(...walkBack(walk, ends, parts));
  return parts.sort((a, b) => a.startMs - b.startMs);
}

/** The time on the path by what was at work: waiting is that of spans which only wait for others, or of none. */
export function pathTimes(parts: PathPart[], work: ReadonlySet<SpanNode>) {
  const times = new Map<TimelineMark | "waiting", number>();
  for (const { node, startMs, endMs } of parts) {
    const what = node && work.has(node) ? markOf(node.span) : "waiting";
    times.set(what, (times.get(what) ?? 0) + endMs - startMs);
  }
  return [...times].sort(([, a], [, b]) => b - a);
}

/** Adds a span's own time to the parts; returns the walks through its children on the path. */
function walkBack({ node, children, sinceMs, untilMs }: Walk, ends: Map<SpanNode, number>, parts: PathPart[]): Walk[] {
  const ownEndMs = node ? stretchOf(node).endMs : 0;
  const walks: Walk[] = [];
  let atMs = untilMs;

  function addOwn(fromMs: number) {
    const cutMs = Math.max(fromMs, Math.min(atMs, ownEndMs));
    if (cutMs > fromMs) parts.push({ node, startMs: fromMs, endMs: cutMs });
    if (atMs > cutMs) parts.push({ node: null, startMs: cutMs, endMs: atMs });
  }

  for (const step of stepsBack(children, untilMs > ownEndMs ? ends : undefined, untilMs)) {
    if (atMs <= sinceMs || step.untilMs <= sinceMs) break;
    addOwn(step.untilMs);
    atMs = Math.max(sinceMs, stretchOf(step.child).startMs);
    walks.push({ node: step.child, children: step.child.children, sinceMs: atMs, untilMs: step.untilMs });
  }
  addOwn(sinceMs);
  return walks;
}

/** The children on the path, last first. `ends` are given where the walk begins with whatever ended last below. */
function* stepsBack(children: SpanNode[], ends: Map<SpanNode, number> | undefined, untilMs: number): Generator<Step> {
  const byEnd = children.toSorted((a, b) => stretchOf(b).endMs - stretchOf(a).endMs);
  let atMs = untilMs;
  let nextLengthMs = Number.POSITIVE_INFINITY;
  let index = 0;

  function step(child: SpanNode, childUntilMs: number): Step {
    const { startMs, endMs } = stretchOf(child);
    atMs = Math.min(atMs, startMs);
    nextLengthMs = endMs - startMs || nextLengthMs;
    return { child, untilMs: childUntilMs };
  }

  const last = ends && latest(children, ends);
  if (last) yield step(last, Math.min(untilMs, ends.get(last) ?? untilMs));

  while (index < byEnd.length) {
    let running: SpanNode | undefined;
    let child = byEnd[index];
    for (; child && stretchOf(child).endMs > atMs; child = byEnd[++index]) {
      if (leadsInto(stretchOf(child), atMs, nextLengthMs)) running = child;
    }
    if (running && !(child && atMs - stretchOf(child).endMs < stretchOf(running).endMs - atMs)) {
      yield step(running, atMs);
    } else if (child) {
      index++;
      yield step(child, stretchOf(child).endMs);
    }
  }
}

/** Whether most of a span lies before its successor's start, and most of the successor after the span's end. */
function leadsInto({ startMs, endMs }: Stretch, nextStartMs: number, nextLengthMs: number) {
  return startMs < nextStartMs && endMs - nextStartMs <= Math.min(endMs - startMs, nextLengthMs) / 2;
}

function latest(children: SpanNode[], ends: Map<SpanNode, number>) {
  return children.reduce<SpanNode | undefined>(
    (last, child) => (last && (ends.get(last) ?? 0) >= (ends.get(child) ?? 0) ? last : child),
    undefined,
  );
}

/** When each span and all below it had ended. */
function latestEnds(roots: SpanNode[]) {
  const ends = new Map<SpanNode, number>();
  for (const node of visibleNodes(roots, new Set()).reverse()) {
    const below = node.children.reduce((end, child) => Math.max(end, ends.get(child) ?? 0), 0);
    ends.set(node, Math.max(stretchOf(node).endMs, below));
  }
  return ends;
}
