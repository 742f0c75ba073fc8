import { z } from "zod";

import { spanRow, trace } from "./schema";

const json = z.unknown();
const attributes = z.record(z.string(), json);

const part = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("reasoning"), text: z.string() }),
  z.object({ type: z.literal("tool_call"), id: z.string().nullable(), name: z.string(), arguments: json }),
  z.object({ type: z.literal("tool_result"), id: z.string().nullable(), name: z.string().nullable(), result: json }),
  z.object({
    type: z.literal("media"),
    mimeType: z.string().nullable(),
    name: z.string().nullable(),
    url: z.string().nullable(),
    data: z.string().nullable(),
    fileId: z.string().nullable(),
  }),
  z.object({ type: z.literal("other"), value: json }),
]);
export type MessagePart = z.infer<typeof part>;

export const message = z.object({
  role: z.string(),
  name: z.string().nullable(),
  parts: z.array(part),
  finishReason: z.string().nullable(),
});
export type Message = z.infer<typeof message>;

const document = z.object({
  id: z.string().nullable(),
  content: z.string(),
  score: z.number().nullable(),
  metadata: json,
});
export type Document = z.infer<typeof document>;

const event = z.object({ name: z.string(), time: z.iso.datetime(), attributes, body: json.optional() });
export type SpanEvent = z.infer<typeof event>;

const place = z.object({
  where: z.enum(["attribute", "indexed", "event", "resource", "name", "status", "scope"]),
  key: z.string(),
});
export type Place = z.infer<typeof place>;

const understood = z
  .object({
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        value: z.string().nullable(),
        sources: z.array(place).meta({ description: "what fed it" }),
        passedOver: z.array(place).meta({ description: "what could have fed it, but something better came first" }),
        computedBy: z.string().nullable(),
        keys: z.array(z.string()).meta({ description: "what would feed it, the best first" }),
      }),
    ),
    unused: z.array(place).meta({ description: "what fed nothing" }),
  })
  .meta({ description: "which key fed which field; only where one span is asked for" });
export type UnderstoodField = z.infer<typeof understood>["fields"][number];

/** A span whole: the row of the tree and everything that its payload says. */
export const span = spanRow.extend({
  input: json,
  output: json,
  inputMessages: z.array(message),
  outputMessages: z.array(message),
  tools: z.array(z.object({ name: z.string(), description: z.string().nullable(), schema: json })),
  documents: z.array(document),
  candidates: z.array(document).meta({ description: "what a reranker was given" }),
  prompt: z
    .object({
      name: z.string().nullable(),
      version: z.string().nullable(),
      template: z.string().nullable(),
      variables: attributes,
    })
    .nullable(),
  parameters: attributes,
  outputSchema: z
    .object({ name: z.string().nullable(), schema: json, violation: z.string().nullable() })
    .nullable()
    .meta({ description: "the JSON schema that the answer was asked to fit, and where it does not" }),
  embeddings: z.array(
    z.object({ text: z.string().nullable(), dimensions: z.number().nullable(), start: z.array(z.number()) }),
  ),
  toolSchema: json,
  attributes,
  resource: attributes,
  scope: z.object({ name: z.string(), version: z.string().nullable(), attributes }),
  events: z.array(event),
  links: z.array(z.object({ traceId: z.string(), spanId: z.string(), attributes })),
  understood: understood.optional(),
});
export type Span = z.infer<typeof span>;

export const traceDetail = trace.extend({ spans: z.array(span) });
