import { readContent } from "../normalise/content";
import type { SpanContent } from "../normalise/span";
import type { Span as OtlpSpan } from "../otlp/model";
import { isoFromNs, plainAttributes, plainValue } from "./attributes";
import type { Span } from "./content";
import type { SpanRow } from "./schema";

/** A row of the tree with what its payload says. The payload is missing only where a span was deleted meanwhile. */
export function toSpan(row: SpanRow, payload: OtlpSpan | undefined): Span {
  if (!payload) return { ...row, ...noContent };

  return {
    ...row,
    ...readContent(payload),
    attributes: plainAttributes(payload.attributes),
    resource: plainAttributes(payload.resource.attributes),
    scope: {
      name: payload.scope.name,
      version: payload.scope.version ?? null,
      attributes: plainAttributes(payload.scope.attributes),
    },
    events: payload.events.map((event) => ({
      name: event.name,
      time: isoFromNs(BigInt(event.timeUnixNano)),
      attributes: plainAttributes(event.attributes),
      ...(event.body ? { body: plainValue(event.body) } : {}),
    })),
    links: payload.links.map((link) => ({
      traceId: link.traceId,
      spanId: link.spanId,
      attributes: plainAttributes(link.attributes),
    })),
  };
}

const emptyContent: SpanContent = {
  input: null,
  output: null,
  inputMessages: [],
  outputMessages: [],
  tools: [],
  documents: [],
  candidates: [],
  prompt: null,
  parameters: {},
  outputSchema: null,
  embeddings: [],
  toolSchema: null,
};

const noContent = {
  ...emptyContent,
  attributes: {},
  resource: {},
  scope: { name: "", version: null, attributes: {} },
  events: [],
  links: [],
};
