import { isDeepStrictEqual } from "node:util";
import type { Resource, Scope, Span } from "@/lib/otlp/model";
import { encode } from "./otlp-proto";
import { referenceSpans } from "./reference-decoder";

/** A body in OTLP/JSON as protobuf, by protobufjs. Only for what follows the specification. */
export function jsonToProtobuf(text: string): Buffer {
  return encode("TracesData", JSON.parse(text, revive));
}

/** A body in protobuf as OTLP/JSON, as protobufjs reads it. */
export function protobufToJson(body: Uint8Array): string {
  return spansToJson(referenceSpans(body));
}

/** Spans as OTLP/JSON, neighbours of one resource and scope together. */
export function spansToJson(spans: Span[]): string {
  const groups: { resource: Resource; schemaUrl?: string; scopeSpans: Scoped[] }[] = [];
  for (const { resource, scope, ...span } of spans) {
    let group = groups.at(-1);
    if (!group || !isDeepStrictEqual(group.resource, resource)) {
      group = { resource, schemaUrl: resource.schemaUrl, scopeSpans: [] };
      groups.push(group);
    }
    let scoped = group.scopeSpans.at(-1);
    if (!scoped || !isDeepStrictEqual(scoped.scope, scope)) {
      scoped = { scope, schemaUrl: scope.schemaUrl, spans: [] };
      group.scopeSpans.push(scoped);
    }
    scoped.spans.push(span);
  }
  return JSON.stringify({ resourceSpans: groups }, signedZeros).replaceAll('"doubleValue":null', '"doubleValue":-0');
}

type Scoped = { scope: Scope; schemaUrl?: string; spans: Omit<Span, "resource" | "scope">[] };

const ids = new Set(["traceId", "spanId", "parentSpanId"]);

function revive(key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (ids.has(key)) return Buffer.from(value, "hex");
  if (key === "bytesValue") return Buffer.from(value, "base64");
  return key === "doubleValue" ? Number(value) : value;
}

function signedZeros(key: string, value: unknown) {
  return key === "doubleValue" && Object.is(value, -0) ? null : value;
}
