import { z } from "zod";
import { callKinds } from "@/db/enums";
import { moment } from "../traces/schema";

const count = z.int();
const time = z.iso.datetime();
const amount = z.number().nullable().meta({ description: "null where nobody reported it" });

export const agentId = z
  .string()
  .min(1)
  .max(1_000)
  .refine((id) => !id.includes("\0"), "An agent's id cannot hold the character NUL.");

const range = {
  from: moment.optional().meta({ description: "runs whose trace started at this time or later" }),
  to: moment.optional().meta({ description: "runs whose trace started before this time" }),
};

/** An IANA name, such as `Asia/Kolkata`. */
const timeZone = z
  .string()
  .max(100)
  .refine(isTimeZone, "This time zone is not known. It is a name such as Europe/Berlin.");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

export const agentSorts = ["attention", "last_seen", "runs", "error_rate", "p95", "cost", "name"] as const;
export type AgentSort = (typeof agentSorts)[number];

export const agentQuery = z.object({
  ...range,
  find: z.string().max(200).optional().meta({ description: "agents whose name, id or role holds this text" }),
  sort: z.enum(agentSorts).default("last_seen").meta({
    description: "`attention`: most failed runs first, then the highest error rate; `name` ascends, the others descend",
  }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(4_000).optional().meta({ description: "the `nextCursor` of the page before" }),
});
export type AgentQuery = z.infer<typeof agentQuery>;

/** Sums over the runs of an agent. A run is one trace in which it took part, however many spans it has there. */
const totals = {
  runs: count,
  successes: count.meta({ description: "as `agent.outcome` says, else the status `ok`" }),
  failures: count.meta({ description: "as `agent.outcome` says, else the status `error`; all others are unknown" }),
  errorRate: z.number().nullable().meta({ description: "failures / runs, 0 to 1; null without runs" }),
  p50Ms: amount.meta({ description: "of the duration of its runs, within 2 %" }),
  p95Ms: amount,
  p99Ms: amount,
  spanCount: count,
  llmCount: count,
  toolCount: count,
  errorCount: count,
  hiddenErrorCount: count,
  unpricedCount: count.meta({
    description: "calls without a cost: their price, or how many tokens they took, is not known",
  }),
  inputTokens: amount,
  outputTokens: amount,
  cachedTokens: amount,
  cacheWriteTokens: amount,
  reasoningTokens: amount,
  costUsd: amount,
};

const agentTotals = z.object(totals);
export type AgentTotals = z.infer<typeof agentTotals>;

const facts = {
  agentId: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  framework: z.string().nullable().meta({ description: "what instrumented it, for people: LangGraph, AI SDK …" }),
  models: z.array(z.string()),
  environments: z.array(z.string()),
  versions: z.array(z.string()),
  parents: z.array(z.object({ agentId: z.string(), name: z.string() })).meta({ description: "agents that called it" }),
  lastSeen: time,
};

const agentCard = z.object({
  ...facts,
  ...totals,
  spark: z
    .array(z.object({ from: time, runs: count, failures: count }))
    .meta({ description: "runs over the range in steps of one length" }),
});
export type AgentCard = z.infer<typeof agentCard>;

export const agentPage = z.object({
  items: z.array(agentCard),
  nextCursor: z.string().nullable(),
});
export type AgentPage = z.infer<typeof agentPage>;

export const agentDetailQuery = z.object({
  ...range,
  compare: z.stringbool().default(false).meta({ description: "also sum the range of the same length before" }),
});
export type AgentDetailQuery = z.infer<typeof agentDetailQuery>;

/** Calls in its runs, sub-agents' included, of one model or one tool; most calls first. */
const profile = z.object({
  kind: z.enum(callKinds),
  name: z.string().meta({ description: "empty where the call names none" }),
  calls: count,
  errors: count,
  errorRate: z.number(),
  p50Ms: amount,
  p95Ms: amount,
  inputTokens: amount,
  outputTokens: amount,
  cachedTokens: amount,
  reasoningTokens: amount,
  costUsd: amount,
  unpricedCount: count,
  share: z.number().meta({ description: "of all calls of this kind, 0 to 1" }),
});
export type CallProfile = z.infer<typeof profile>;

export const agentDetail = z.object({
  agent: z.object(facts),
  totals: agentTotals,
  before: agentTotals.nullable().meta({ description: "null unless `compare`, and for a range without a beginning" }),
  calls: z.array(profile),
});
export type AgentDetail = z.infer<typeof agentDetail>;

export const timeseriesQuery = z.object({
  ...range,
  timeZone: timeZone.default("UTC").meta({ description: "in whose hours and days the buckets begin" }),
  buckets: z.coerce.number().int().min(1).max(200).default(60).meta({ description: "at most so many" }),
});
export type TimeseriesQuery = z.infer<typeof timeseriesQuery>;

/** How long a bucket is, by the clock of the time zone. */
export const bucketSteps = ["1m", "5m", "15m", "30m", "1h", "3h", "6h", "12h", "1d", "7d", "30d"] as const;
export type BucketStep = (typeof bucketSteps)[number];

/** Every bucket of the range, empty ones too; the first and the last may be cut by its ends. */
export const agentTimeseries = z.object({
  step: z.enum(bucketSteps),
  buckets: z.array(
    z.object({
      from: time,
      to: time,
      ...totals,
      costByModel: z.array(z.object({ model: z.string(), costUsd: z.number() })),
    }),
  ),
  versions: z.array(z.object({ version: z.string(), firstSeen: time })).meta({
    description: "versions first seen within the range, by the beginning of the quarter of an hour in which they were",
  }),
});
export type AgentTimeseries = z.infer<typeof agentTimeseries>;
