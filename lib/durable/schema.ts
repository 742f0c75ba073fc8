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
  /** Of the error that ended it. */
  message: z.string().nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
});

const durableRunPage = z.object({ runs: z.array(durableRun), next: z.string().nullable() });
export type DurableRunPage = z.infer<typeof durableRunPage>;

/** A step that finished; `result` is `{data}` or `{error}`. */
const step = z.object({
  id: z.string(),
  name: z.string(),
  op: z.string(),
  result: z.unknown(),
  attempts: z.number(),
  durationMs: z.number().nullable(),
  endedAt: moment,
});

/** An attempt that failed, of a step or, where that is null, of the function outside of its steps. */
const failure = z.object({
  stepName: z.string().nullable(),
  /** From 0. */
  attempt: z.number(),
  error: z.unknown(),
  createdAt: moment,
});

/** What a run waits for, or is at. */
const job = z.object({
  kind: z.enum(durableJobKinds),
  stepName: z.string().nullable(),
  attempt: z.number(),
  running: z.boolean(),
  /** When it is due, or where it runs, when its worker is given up. */
  dueAt: moment,
});

const durableRunDetail = durableRun.extend({
  event: z.unknown(),
  output: z.unknown(),
  error: z.unknown(),
  steps: z.array(step),
  failures: z.array(failure),
  jobs: z.array(job),
});
export type DurableRunDetail = z.infer<typeof durableRunDetail>;

/** Runs of a function that were begun within the last week. */
const durableFunction = z.object({
  functionId: z.string(),
  runs: z.number(),
  failed: z.number(),
  active: z.number(),
  lastAt: moment,
});
export type DurableFunctionSummary = z.infer<typeof durableFunction>;

const durableRunFilter = z.object({
  functionId: z.string().optional().catch(undefined),
  status: z.enum(runStatuses).optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
});
export type DurableRunFilter = z.infer<typeof durableRunFilter>;
