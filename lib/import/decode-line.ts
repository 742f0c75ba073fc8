import { decodeTracesJson } from "../otlp/decode-json";
import { type Json, type JsonObject, parseExactly } from "../otlp/exact-json";
import { field, isObject } from "../otlp/json-values";
import { limitValues } from "../otlp/limits";
import type { Span } from "../otlp/model";
import { MalformedBody } from "../otlp/protobuf-reader";
import { flatToOtlp, isFlatSpan } from "./flat-span";
import { withOwnIds } from "./foreign-ids";

const brokenLine = "This line is not whole JSON by itself: put each request or span on a line of its own.";
const exportRequest = /^\{\s*"resource_?[sS]pans"\s*:/;

/**
 * The spans of one line: an OTLP/JSON export request, or a ResourceSpans, ScopeSpans or span of one by itself, or a flat
 * span as HALO has them. Throws MalformedBody or OversizedBody.
 */
export function decodeLine(text: string): Span[] {
  return decodeTracesJson(exportRequest.test(text) ? whole(text) : asRequest(text)).map(withOwnIds);
}

/** A line that was broken in two is the usual mistake; what it is told should say so. */
function whole(text: string): string {
  if (!text.endsWith("}")) throw new MalformedBody(brokenLine);
  return text;
}

/** Wrapped as text, so that no number changes by being parsed and written again. */
function asRequest(text: string): string {
  const line = parse(text);
  if (has(line, "resourceSpans")) return text;
  if (has(line, "scopeSpans") || has(line, "instrumentationLibrarySpans")) return `{"resourceSpans":[${text}]}`;
  if (has(line, "spans")) {
    return has(line, "resource") ? `{"resourceSpans":[${text}]}` : `{"resourceSpans":[{"scopeSpans":[${text}]}]}`;
  }
  if (isFlatSpan(line)) return JSON.stringify(flatToOtlp(line));
  if (has(line, "spanId")) return `{"resourceSpans":[{"spans":[${text}]}]}`;
  for (const other of ["resourceLogs", "resourceMetrics"]) {
    if (has(line, other)) throw new MalformedBody(`This line holds ${other}; only spans can be imported.`);
  }
  throw new MalformedBody("This line is JSON, but not a span that is known here.");
}

function parse(text: string): JsonObject {
  limitValues(text);
  let line: Json;
  try {
    line = parseExactly(text);
  } catch {
    throw new MalformedBody(text.startsWith("{") || text.startsWith("[") ? brokenLine : "This line is not JSON.");
  }
  if (!isObject(line)) throw new MalformedBody("This line is not a JSON object.");
  return line;
}

function has(line: JsonObject, name: string): boolean {
  return field(line, name) !== undefined;
}
