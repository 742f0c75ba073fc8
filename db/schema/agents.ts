import { bigint, index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { callKinds, rollupSteps } from "../enums";
import { int4Array, usage } from "./columns";

/** The cell of a rollup: an agent's runs whose traces started within one step of time. */
const cell = {
  projectId: integer().notNull(),
  agentId: text().notNull(),
  step: text({ enum: rollupSteps }).notNull(),
  /** In UTC. */
  startsAt: timestamp({ withTimezone: true }).notNull(),
};

/** How many durations fell into which bucket of `lib/agents/latency.ts`. */
const latency = {
  latencyKeys: int4Array().notNull(),
  latencyCounts: int4Array().notNull(),
};

const total = () => bigint({ mode: "number" }).notNull();

/** What `trace_agents` sums up to, cell by cell. A cell that is named in `agent_changes` may be out of date. */
export const agentRollups = pgTable(
  "agent_rollups",
  {
    ...cell,
    runs: integer().notNull(),
    successes: integer().notNull(),
    failures: integer().notNull(),
    spanCount: total(),
    llmCount: total(),
    toolCount: total(),
    errorCount: total(),
    hiddenErrorCount: total(),
    unpricedCount: total(),
    ...usage,
    ...latency,
    /** When the newest of its traces started, from which the name, the role and the framework are. */
    lastStart: timestamp({ withTimezone: true }).notNull(),
    agentName: text().notNull(),
    agentRole: text(),
    framework: text(),
    models: text().array().notNull(),
    environments: text().array().notNull(),
    versions: text().array().notNull(),
    parents: text().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.step, t.agentId, t.startsAt] }),
    index("agent_rollups_time").on(t.projectId, t.step, t.startsAt, t.agentId),
  ],
);

/** The same for the calls in those runs, by model and by tool. */
export const callRollups = pgTable(
  "call_rollups",
  {
    ...cell,
    kind: text({ enum: callKinds }).notNull(),
    /** Of the model or the tool; empty where a call names none. */
    name: text().notNull(),
    calls: integer().notNull(),
    errors: integer().notNull(),
    unpricedCount: integer().notNull(),
    ...usage,
    ...latency,
  },
  (t) => [primaryKey({ columns: [t.projectId, t.step, t.agentId, t.startsAt, t.kind, t.name] })],
);

/** Quarters of an hour of an agent that changed since they were summed up; any number of times each, so that none waits. */
export const agentChanges = pgTable(
  "agent_changes",
  {
    projectId: integer().notNull(),
    agentId: text().notNull(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index("agent_changes_cell").on(t.projectId, t.agentId, t.startsAt)],
);
