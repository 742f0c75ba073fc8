import { z } from "zod";
import { durableJobKinds, runStatuses } from "@/db/enums";

const moment = z.coerce.date();

/** What the list of runs shows of one. */
const durableRun = z.object({
  id: z.string(),
  functionId: z.string(),
  status: z.enum(runStatuses),
  eventName: z.string(),
  stepCount: z.number(),
  /** Attempts that failed, of its steps and of the function outside of them. */
  failureCount: z.number(),
  /** Of the error that ended it. */
  message: z.string().nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
});

export type DurableRun = z.infer<typeof durableRun>;

export const durableRunPage = z.object({ runs: z.array(durableRun), next: z.string().nullable() });
export type DurableRunPage = z.infer<typeof durableRunPage>;

/** Any JSON. Of one that is large only how its text begins. */
const keptValue = z.object({ value: z.unknown(), beginning: z.string().nullable(), bytes: z.number() });
export type KeptValue = z.infer<typeof keptValue>;

/** A step that finished; `result` is `{data}` or `{error}`. */
const step = z.object({
  id: z.string(),
  name: z.string(),
  op: z.string(),
  result: keptValue,
  attempts: z.number(),
  durationMs: z.number().nullable(),
  endedAt: moment,
});
export type DurableStep = z.infer<typeof step>;

/** An attempt that failed, of a step or, where that is null, of the function outside of its steps. */
const failure = z.object({
  stepId: z.string().nullable(),
  stepName: z.string().nullable(),
  /** From 0. */
  attempt: z.number(),
  error: z.unknown(),
  createdAt: moment,
});
export type DurableFailure = z.infer<typeof failure>;

/** What a run waits for, or is at. */
const job = z.object({
  kind: z.enum(durableJobKinds),
  stepId: z.string().nullable(),
  stepName: z.string().nullable(),
  attempt: z.number(),
  running: z.boolean(),
  /** When it is due, or where it runs, when its worker is given up. */
  dueAt: moment,
});
export type DurableJob = z.infer<typeof job>;

export const durableRunDetail = durableRun.extend({
  event: keptValue,
  output: keptValue.nullable(),
  error: z.unknown(),
  steps: z.array(step),
  failures: z.array(failure),
  jobs: z.array(job),
});
export type DurableRunDetail = z.infer<typeof durableRunDetail>;

/** A function that ran or that a clock starts, with its runs that were begun within the last 24 hours. */
const durableFunction = z.object({
  functionId: z.string(),
  schedules: z.array(z.string()),
  /** Of the newest run; null where a clock began it, or nothing did yet. */
  eventName: z.string().nullable(),
  lastAt: moment.nullable(),
  lastStatus: z.enum(runStatuses).nullable(),
  /** Whether the last run that was not cancelled failed. */
  failing: z.boolean(),
  runs: z.number(),
  completed: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  active: z.number(),
});
export type DurableFunctionSummary = z.infer<typeof durableFunction>;

export const durableFunctionList = z.array(durableFunction);

/** What PostgreSQL takes as a text. */
export const functionId = z
  .string()
  .max(500)
  .refine((id) => !id.includes("\0"));

export const durableRunFilter = z.object({
  functionId: functionId.optional().catch(undefined),
  status: z.enum(runStatuses).optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
});
export type DurableRunFilter = z.infer<typeof durableRunFilter>;

export const runId = z.uuid();

export const retryRunInput = z.object({ project: z.string(), id: runId });
