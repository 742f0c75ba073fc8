import type { Json, JsonObject } from "../otlp/exact-json";
import { isObject } from "../otlp/json-values";

/** A span that brings its own resource and scope, and its times in ISO 8601: one line of HALO's trace files. */
export function isFlatSpan(line: JsonObject): boolean {
  const hasId = line.span_id !== undefined || line.spanId !== undefined;
  return hasId && ["start_time", "startTime", "resource", "scope"].some((name) => line[name] !== undefined);
}

export function flatToOtlp({ resource, scope, ...line }: JsonObject): Json {
  const events = Array.isArray(line.events) ? line.events.map(flatEvent) : [];
  const span: JsonObject = { ...line, ...times(line), events };
  return { resourceSpans: [{ resource: resource ?? {}, scopeSpans: [{ scope: scope ?? {}, spans: [span] }] }] };
}

/** What is not there is left out, for a null is as good as none. */
function times(line: JsonObject): JsonObject {
  const start = line.startTimeUnixNano ?? line.start_time_unix_nano ?? line.start_time ?? line.startTime ?? null;
  const end = line.endTimeUnixNano ?? line.end_time_unix_nano ?? line.end_time ?? line.endTime ?? null;
  return { startTimeUnixNano: start, endTimeUnixNano: end };
}

function flatEvent(event: Json): Json {
  if (!isObject(event)) return event;
  const time = event.timeUnixNano ?? event.time_unix_nano ?? event.timestamp ?? event.time ?? null;
  return { ...event, timeUnixNano: time };
}
