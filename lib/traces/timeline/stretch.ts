import type { SpanNode } from "../tree";

/** A stretch of the trace's time, in milliseconds from its start. */
export type Stretch = { startMs: number; endMs: number };

/** When a span ran; one that ended before it started is an instant. */
export function stretchOf({ span }: SpanNode): Stretch {
  return { startMs: span.offsetMs, endMs: span.offsetMs + Math.max(0, span.durationMs) };
}

export function lengthOf(stretches: Stretch[]) {
  return stretches.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}
