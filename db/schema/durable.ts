import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { durableJobKinds, runStatuses } from "../enums";

const moment = () => timestamp({ withTimezone: true });
const counter = () => bigint({ mode: "number" }).generatedAlwaysAsIdentity();

/** What was sent, in the order in which it came. Values are `json`, which keeps the order of keys. */
export const durableEvents = pgTable(
  "durable_events",
  {
    id: text().primaryKey(),
    seq: counter(),
    name: text().notNull(),
    /** The whole event, as functions get it. */
    body: json().notNull(),
    receivedAt: moment().notNull().defaultNow(),
    /** Whether the runs that it starts and cancels were. */
    routed: boolean().notNull().default(false),
  },
  (t) => [
    index("durable_events_waiting").on(t.seq).where(sql`not ${t.routed}`),
    index("durable_events_received").on(t.receivedAt),
  ],
);

/** One execution of a function for one event. */
export const durableRuns = pgTable(
  "durable_runs",
  {
    id: text().primaryKey(),
    functionId: text().notNull(),
    eventId: text().notNull(),
    status: text({ enum: runStatuses }).notNull().default("queued"),
    /** Steps that run beside each other: the next discovery waits for all of them. */
    pending: text().array().notNull().default([]),
    /** Concurrency limits that its jobs count for. */
    limits: text().array().notNull().default([]),
    stepCount: integer().notNull().default(0),
    /** Of all step results and the event, as JSON. */
    stateBytes: integer().notNull().default(0),
    /** The version of the SDK's protocol that its first answer chose. */
    version: smallint().notNull().default(-1),
    output: json(),
    error: json(),
    createdAt: moment().notNull().defaultNow(),
    startedAt: moment(),
    endedAt: moment(),
  },
  (t) => [
    index("durable_runs_newest").on(t.createdAt.desc(), t.id.desc()),
    index("durable_runs_function").on(t.functionId, t.createdAt.desc(), t.id.desc()),
    index("durable_runs_status").on(t.status, t.createdAt.desc(), t.id.desc()),
    index("durable_runs_event").on(t.eventId),
    index("durable_runs_ended").on(t.endedAt).where(sql`${t.endedAt} is not null`),
  ],
);

/** Finished steps, which never run again. */
export const durableSteps = pgTable(
  "durable_steps",
  {
    runId: text().notNull(),
    /** The SDK's hash of the step's name and how often that came before. */
    id: text().notNull(),
    /** The order of completion within a run. */
    seq: counter(),
    name: text().notNull(),
    op: text().notNull(),
    /** `{data}` or `{error}`, as the SDK gets it. */
    result: json().notNull(),
    /** How often it was tried. */
    attempts: smallint().notNull(),
    durationMs: integer(),
    endedAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.id] })],
);

/** Attempts that failed, of steps and of functions outside their steps. */
export const durableFailures = pgTable(
  "durable_failures",
  {
    id: counter().primaryKey(),
    runId: text().notNull(),
    stepId: text(),
    stepName: text(),
    /** From 0. */
    attempt: smallint().notNull(),
    error: json().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [index("durable_failures_run").on(t.runId, t.id)],
);

/** The queue. A job that a worker holds is due again when its lease ends. */
export const durableJobs = pgTable(
  "durable_jobs",
  {
    id: counter().primaryKey(),
    /** What must not wait twice. */
    key: text().notNull(),
    runId: text().notNull(),
    functionId: text().notNull(),
    kind: text({ enum: durableJobKinds }).notNull(),
    stepId: text(),
    stepName: text(),
    dueAt: moment().notNull().defaultNow(),
    attempt: smallint().notNull().default(0),
    /** Raised by each claim: only the newest holder may write. */
    generation: integer().notNull().default(0),
    /** Claims since it last got on: a step that kills its process is tried so often. */
    claims: smallint().notNull().default(0),
    /** Who holds it. */
    worker: text(),
    limits: text().array().notNull().default([]),
    /** Whether it has limits. */
    limited: boolean().notNull().default(false),
  },
  (t) => [
    uniqueIndex("durable_jobs_key").on(t.key),
    index("durable_jobs_due").on(t.dueAt, t.id).where(sql`not ${t.limited}`),
    index("durable_jobs_limited").on(t.dueAt, t.id).where(sql`${t.limited}`),
    index("durable_jobs_run").on(t.runId),
    index("durable_jobs_held").on(t.worker).where(sql`${t.worker} is not null`),
  ],
);

export const durableCrons = pgTable(
  "durable_crons",
  { functionId: text().notNull(), cron: text().notNull(), nextAt: moment().notNull() },
  (t) => [primaryKey({ columns: [t.functionId, t.cron] }), index("durable_crons_next").on(t.nextAt)],
);

/** What cancels a run: the key is a hash of function, expression and the values that an event must have. */
export const durableCancellations = pgTable(
  "durable_cancellations",
  { runId: text().notNull(), key: text().notNull(), expiresAt: moment() },
  (t) => [primaryKey({ columns: [t.runId, t.key] }), index("durable_cancellations_key").on(t.key)],
);

/** Idempotency keys that were used. */
export const durableKeys = pgTable("durable_keys", { key: text().primaryKey(), expiresAt: moment().notNull() }, (t) => [
  index("durable_keys_expiry").on(t.expiresAt),
]);
