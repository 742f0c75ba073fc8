import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";
import { type Simulation, simulate } from "./simulate";

/** A simulated history kept in memory, for the tests to look at. */
export interface Recorded {
  result: Simulation;
  spans: ReadableSpan[];
  byTrace: Map<string, ReadableSpan[]>;
  roots: ReadableSpan[];
}

export const windowEnd = Date.UTC(2026, 7, 5, 12);

export async function recordHistory(options: { now?: number; seed?: string; days?: number } = {}): Promise<Recorded> {
  const spans: ReadableSpan[] = [];
  const processor = {
    onStart() {},
    onEnd: (span: ReadableSpan) => spans.push(span),
    async forceFlush() {},
    async shutdown() {},
  };
  const result = await simulate({ processor, now: windowEnd, ...options });
  const roots = spans.filter((span) => !span.parentSpanContext);
  return { result, spans, byTrace: groupBy(spans, traceOf), roots };
}

export function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

export function text(span: ReadableSpan | undefined, key: string): string {
  return String(span?.attributes[key] ?? "");
}

export function rootOf(trace: ReadableSpan[]): ReadableSpan | undefined {
  return trace.find((span) => !span.parentSpanContext);
}

export function traceOf(span: ReadableSpan): string {
  return span.spanContext().traceId;
}

export function idOf(span: ReadableSpan): string {
  return `${traceOf(span)}/${span.spanContext().spanId}`;
}

export function millis([secs, nanos]: [number, number]): number {
  return secs * 1000 + nanos / 1e6;
}

export function seconds(span: ReadableSpan): number {
  return (millis(span.endTime) - millis(span.startTime)) / 1000;
}
