import { z } from "zod";
import { costSources, spanKinds, spanStatuses } from "@/db/enums";

export const traceId = z
  .string()
  .regex(/^[0-9a-f]{32}$/i, "A trace id has 32 hex digits.")
  .transform((id) => id.toLowerCase());
export const spanId = z
  .string()
  .regex(/^[0-9a-f]{16}$/i, "A span id has 16 hex digits.")
  .transform((id) => id.toLowerCase());

const hexTraceId = z.string().meta({ description: "32 hex digits" });
const hexSpanId = z.string().meta({ description: "16 hex digits" });
const time = z.iso.datetime();
const count = z.int();
const amount = z.number().nullable().meta({ description: "null where nobody reported it" });

const usage = {
  inputTokens: amount,
  outputTokens: amount,
  cachedTokens: amount,
  cacheWriteTokens: amount,
  reasoningTokens: amount,
  costUsd: amount,
  costSource: z.enum(costSources).nullable(),
};

export const trace = z.object({
  traceId: hexTraceId,
  name: z.string(),
  kind: z.enum(spanKinds),
  startTime: time,
  endTime: time,
  durationMs: z.number(),
  status: z.enum(spanStatuses),
  statusMessage: z.string().nullable(),
  spanCount: count,
  llmCount: count,
  toolCount: count,
  errorCount: count,
  hiddenErrorCount: count.meta({
    description: "spans whose content says that they failed although their status does not",
  }),
  unpricedCount: count.meta({
    description: "calls without a cost: their price, or how many tokens they took, is not known",
  }),
  ...usage,
  totalTokens: amount,
  models: z.array(z.string()),
  providers: z.array(z.string()),
  service: z.string().nullable(),
  version: z.string().nullable(),
  environment: z.string().nullable(),
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
  sessionId: z.string().nullable(),
  userId: z.string().nullable(),
  tags: z.array(z.string()),
  outcome: z.string().nullable(),
  inputPreview: z.string().nullable(),
  outputPreview: z.string().nullable(),
  updatedAt: time.meta({ description: "when a span of it last arrived" }),
});
export type Trace = z.infer<typeof trace>;

export const tracePage = z.object({ items: z.array(trace), nextCursor: z.string().nullable() });
export type TracePage = z.infer<typeof tracePage>;

/** A span as a row of the tree: no body. */
export const spanRow = z.object({
  spanId: hexSpanId,
  parentSpanId: hexSpanId.nullable(),
  name: z.string(),
  kind: z.enum(spanKinds),
  startTime: time,
  offsetMs: z.number().meta({ description: "from the start of the trace's earliest span" }),
  durationMs: z.number(),
  status: z.enum(spanStatuses),
  statusMessage: z.string().nullable(),
  errorType: z.string().nullable(),
  hiddenError: z.string().nullable(),
  invalidArguments: z.string().nullable(),
  emptyResult: z.boolean(),
  model: z.string().nullable(),
  provider: z.string().nullable(),
  ...usage,
  ttftMs: z.number().nullable(),
  finishReason: z.string().nullable(),
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
  toolName: z.string().nullable(),
  mcpServer: z.string().nullable(),
  toolCallId: z.string().nullable(),
});
export type SpanRow = z.infer<typeof spanRow>;

/** In the tree each row also says what it and everything below it add up to, each call counted once. */
const treeRow = spanRow.extend({ subtreeTokens: amount, subtreeCostUsd: amount });
export type TreeRow = z.infer<typeof treeRow>;

export const traceTree = z.object({ trace, spans: z.array(treeRow) });
export type TraceTree = z.infer<typeof traceTree>;

export const traceSorts = ["start_time", "duration", "total_cost", "total_tokens", "span_count"] as const;
export type TraceSort = (typeof traceSorts)[number];
export const traceOrders = ["desc", "asc"] as const;
export type TraceOrder = (typeof traceOrders)[number];

const firstMoment = Date.parse("0001-01-01T00:00:00Z");
const lastMoment = Date.parse("9999-12-31T23:59:59.999Z");

/** In the years that both Postgres and ISO 8601 write with four digits, in UTC too. */
export const moment = z.iso
  .datetime({ offset: true })
  .refine((text) => !(Date.parse(text) < firstMoment || Date.parse(text) > lastMoment), "This time is out of range.");

const identity = z.string().min(1).max(512);

export const traceQuery = z.object({
  agent: identity.optional().meta({ description: "traces in which the agent with this id ran, as root or below" }),
  session: identity.optional().meta({ description: "traces of this session" }),
  from: moment.optional().meta({ description: "traces that started at this time or later" }),
  to: moment.optional().meta({ description: "traces that started before this time" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().meta({ description: "the `nextCursor` of the page before" }),
  sort: z.enum(traceSorts).default("start_time"),
  order: z.enum(traceOrders).default("desc"),
});
export type TraceQuery = z.infer<typeof traceQuery>;
