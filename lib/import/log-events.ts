import type { LogRecord, Span, SpanEvent } from "../otlp/model";

const lastTime = 9_223_372_036_854_775_807n;

/**
 * Takes out of spans the events that were log records before they were exported, see `plainEvent`: kept as records again,
 * they are the same ones, and do not come twice where they are already.
 */
export function takeLogs(spans: Span[]): LogRecord[] {
  const logs: LogRecord[] = [];
  for (const span of spans) {
    if (!span.events.some(isLog)) continue;
    const { traceId, spanId, resource, scope } = span;
    for (const event of span.events.filter(isLog)) {
      const body = event.attributes.at(-1)?.value;
      logs.push({
        traceId,
        spanId,
        resource,
        scope,
        event: { ...event, attributes: event.attributes.slice(0, -1), body },
      });
    }
    span.events = span.events.filter((event) => !isLog(event));
  }
  return logs;
}

function isLog({ attributes, timeUnixNano }: SpanEvent): boolean {
  return attributes.at(-1)?.key === "log.body" && BigInt(timeUnixNano) <= lastTime;
}
