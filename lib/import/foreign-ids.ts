import { createHash } from "node:crypto";
import type { Span } from "../otlp/model";

const traceId = /^[0-9a-f]{32}$/;
const spanId = /^[0-9a-f]{16}$/;

/**
 * Gives a span whose ids are another system's ids of the right form: their hash, so that the same id is always the same
 * again. What it was is kept as an attribute, as the OTLP endpoint does with ids that are too long.
 */
export function withOwnIds(span: Span): Span {
  for (const [name, form] of [
    ["traceId", traceId],
    ["spanId", spanId],
    ["parentSpanId", spanId],
  ] as const) {
    const id = span[name];
    if (id === "" || form.test(id)) continue;
    span[name] = hashed(id, form === traceId ? 32 : 16);
    span.attributes.push({ key: `otlp.original.${name}`, value: { stringValue: id } });
  }
  for (const link of span.links) {
    if (link.traceId !== "" && !traceId.test(link.traceId)) link.traceId = hashed(link.traceId, 32);
    if (link.spanId !== "" && !spanId.test(link.spanId)) link.spanId = hashed(link.spanId, 16);
  }
  return span;
}

function hashed(id: string, digits: number): string {
  return createHash("sha256").update(id).digest("hex").slice(0, digits);
}
