import type { SpanNode } from "../tree";
import { markOf } from "./mark";
import { stretchOf } from "./stretch";

/**
 * The spans that do something, where all others wait for them: those with nothing below, and model calls, tools and
 * the like even when they are made of smaller spans, as long as no agent runs inside.
 */
export function workNodes(nodes: SpanNode[]): Set<SpanNode> {
  const hosts = new Set<SpanNode>();
  for (const node of nodes) {
    if (node.span.kind !== "AGENT" && node.span.kind !== "CHAIN") continue;
    for (let host = node.parent; host && !hosts.has(host); host = host.parent) hosts.add(host);
  }
  return new Set(nodes.filter((node) => !node.children.length || (worksItself(node) && !hosts.has(node))));
}

const most = 5;
const mostMarked = 3;

/** The spans at work that took longest, longest first. In a trace of one span that says nothing. */
export function longestWork(work: ReadonlySet<SpanNode>): SpanNode[] {
  return [...work]
    .filter(({ parent, span }) => parent && span.durationMs > 0)
    .sort((a, b) => b.span.durationMs - a.span.durationMs)
    .slice(0, most);
}

/** Those to mark: a good part of the trace's time, or a lot longer than such work usually took in it. */
export function standOut(longest: SpanNode[], work: ReadonlySet<SpanNode>, totalMs: number): Set<SpanNode> {
  const lengths = [...work].map(({ span }) => span.durationMs).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const least = Math.min(totalMs * 0.1, Math.max(totalMs * 0.02, median * 4));
  return new Set(longest.filter(({ span }) => span.durationMs >= least).slice(0, mostMarked));
}

function worksItself({ span }: SpanNode) {
  const mark = markOf(span);
  return mark !== "agent" && mark !== "other";
}

/** What of a span's time none of its children took. */
export function ownTime(node: SpanNode) {
  const { startMs, endMs } = stretchOf(node);
  let ownMs = 0;
  let atMs = startMs;
  for (const child of node.children.map(stretchOf).sort((a, b) => a.startMs - b.startMs)) {
    ownMs += Math.max(0, Math.min(child.startMs, endMs) - atMs);
    atMs = Math.max(atMs, child.endMs);
  }
  return ownMs + Math.max(0, endMs - atMs);
}
