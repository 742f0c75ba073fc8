import { z } from "zod";
import { costSources, spanKinds, spanStatuses } from "@/db/enums";
import { parseSearch } from "../search/query";
import { SearchSyntaxError } from "../search/tokens";

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

/** Where a search stands in a trace: the best place of it. */
const hit = z.object({
  spanId: hexSpanId,
  key: z.string().nullable().meta({ description: "the attribute that says it; null for a name, an id or a message" }),
  snippet: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])).meta({ description: "start and end of what was found in the snippet" }),
  count: count.meta({
    description:
      "places where one of the words stands, but for keys of JSON; what several spans repeat from the start of a value on counts once",
  }),
  countIsLeast: z.boolean().meta({ description: "there may be more places than `count`" }),
});
export type Hit = z.infer<typeof hit>;

const listedTrace = trace.extend({ hit: hit.nullable() });
export type ListedTrace = z.infer<typeof listedTrace>;

export const tracePage = z.object({
  items: z.array(listedTrace),
  nextCursor: z.string().nullable(),
  partial: z.boolean().meta({ description: "the time was up: what is missing may follow behind `nextCursor`" }),
});
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

/** What a search says, read; wrong syntax is an issue that names the place. */
export const searchText = z
  .string()
  .max(2_000)
  .refine((text) => !text.includes("\0"), "A search cannot hold the character NUL.")
  .meta({
    description:
      'words that all have to stand in the trace, "exact phrases", -without, this OR that, refun*, and filters such as status:error model:gpt-5* cost>0.05 duration:1s..10s -tool:search user:* @any.attribute:value',
  })
  .transform((text, context) => {
    try {
      return parseSearch(text);
    } catch (error) {
      if (!(error instanceof SearchSyntaxError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });

export const traceQuery = z.object({
  q: searchText.optional(),
  from: moment.optional().meta({ description: "traces that started at this time or later" }),
  to: moment.optional().meta({ description: "traces that started before this time" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().meta({ description: "the `nextCursor` of the page before" }),
  sort: z.enum(traceSorts).default("start_time"),
  order: z.enum(traceOrders).default("desc"),
});
export type TraceQuery = z.infer<typeof traceQuery>;
