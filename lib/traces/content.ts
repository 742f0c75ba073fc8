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
    url: z.string().nullable(),
    data: z.string().nullable(),
    fileId: z.string().nullable(),
  }),
  z.object({ type: z.literal("other"), value: json }),
]);
export type MessagePart = z.infer<typeof part>;

const message = z.object({
  role: z.string(),
  name: z.string().nullable(),
  parts: z.array(part),
  finishReason: z.string().nullable(),
});
export type Message = z.infer<typeof message>;

const event = z.object({ name: z.string(), time: z.iso.datetime(), attributes, body: json.optional() });
export type SpanEvent = z.infer<typeof event>;

/** A span whole: the row of the tree and everything that its payload says. */
export const span = spanRow.extend({
  input: json,
  output: json,
  inputMessages: z.array(message),
  outputMessages: z.array(message),
  tools: z.array(z.object({ name: z.string(), description: z.string().nullable(), schema: json })),
  documents: z.array(
    z.object({ id: z.string().nullable(), content: z.string(), score: z.number().nullable(), metadata: json }),
  ),
  attributes,
  resource: attributes,
  scope: z.object({ name: z.string(), version: z.string().nullable(), attributes }),
  events: z.array(event),
  links: z.array(z.object({ traceId: z.string(), spanId: z.string(), attributes })),
});
export type Span = z.infer<typeof span>;

export const traceDetail = trace.extend({ spans: z.array(span) });
