import type { LogRecord, Span } from "../otlp/model";

const traceId = /^(?!0{32})[0-9a-f]{32}$/;
const spanId = /^(?!0{16})[0-9a-f]{16}$/;
/** 2262-04-11, where a signed 64-bit count of nanoseconds ends. */
const MAX_TIME = 9_223_372_036_854_775_807n;

export type Sorted<T> = { accepted: T[]; rejected: number; reason: string };

/** Sets apart the spans that cannot be stored: each is rejected alone. */
export function sortSpans(spans: Span[]): Sorted<Span> {
  return sort(spans, (span) => {
    if (!traceId.test(span.traceId)) return `traceId "${short(span.traceId)}" is not 32 hex digits`;
    if (!spanId.test(span.spanId)) return `spanId "${short(span.spanId)}" is not 16 hex digits`;
    if (span.parentSpanId === "0000000000000000") span.parentSpanId = "";
    if (span.parentSpanId && !spanId.test(span.parentSpanId))
      return `parentSpanId "${short(span.parentSpanId)}" is not 16 hex digits`;
    if (BigInt(span.startTimeUnixNano) > MAX_TIME || BigInt(span.endTimeUnixNano) > MAX_TIME)
      return "a time after the year 2262";
    return undefined;
  });
}

/** Only records that belong to a span can be shown with it. */
export function sortLogs(records: LogRecord[]): Sorted<LogRecord> {
  return sort(records, (record) => {
    if (!traceId.test(record.traceId) || !spanId.test(record.spanId))
      return "it belongs to no span (no trace id and span id)";
    return BigInt(record.event.timeUnixNano) > MAX_TIME ? "a time after the year 2262" : undefined;
  });
}

function sort<T>(items: T[], fault: (item: T) => string | undefined): Sorted<T> {
  const accepted: T[] = [];
  const reasons = new Set<string>();
  for (const item of items) {
    const reason = fault(item);
    if (reason === undefined) accepted.push(item);
    else if (reasons.size < 5) reasons.add(reason);
  }
  return { accepted, rejected: items.length - accepted.length, reason: [...reasons].join("; ") };
}

function short(id: string): string {
  return id.slice(0, 40).replace(/[^\x20-\x7e]/g, "?");
}
