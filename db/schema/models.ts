import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { modelFeatures, modelOutcomes, modelProviders, modelUses as uses } from "../enums";
import { usage } from "./columns";
import { projects, users } from "./people";

/** Where a project's models answer. What the environment names is none of these. */
export const modelConnections = pgTable(
  "model_connections",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    name: text().notNull(),
    provider: text({ enum: modelProviders }).notNull(),
    /** Null where the provider has an address of its own. */
    baseUrl: text(),
    /** `lib/secrets/seal.ts`; null for a server that asks for none. */
    sealedKey: text(),
    /** Its last characters, to tell keys apart. */
    keyHint: text(),
    /** Whether it may answer from an address that is not public. */
    allowsPrivate: boolean().notNull().default(false),
    createdBy: integer().references(() => users.id, { onDelete: "set null" }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex("model_connections_name").on(t.projectId, sql`lower(${t.name})`)],
);

/** Which model does what. Without a row, the environment's does. */
export const modelUses = pgTable(
  "model_uses",
  {
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    use: text({ enum: uses }).notNull(),
    connectionId: integer()
      .notNull()
      .references(() => modelConnections.id, { onDelete: "cascade" }),
    model: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.use] })],
);

/** Every request to a model that Pharos itself made, answered or not. */
export const modelCalls = pgTable(
  "model_calls",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    feature: text({ enum: modelFeatures }).notNull(),
    /** Of the connection; `environment` for the environment's. */
    connection: text().notNull(),
    provider: text({ enum: modelProviders }).notNull(),
    model: text().notNull(),
    ...usage,
    latencyMs: integer().notNull(),
    outcome: text({ enum: modelOutcomes }).notNull(),
    /** What went wrong, in a sentence. */
    reason: text(),
  },
  (t) => [index("model_calls_newest").on(t.projectId, t.id)],
);

/** What `model_calls` add up to, by month (UTC) and feature: kept longer than they are, and read before each call. */
export const modelSpend = pgTable(
  "model_spend",
  {
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** The first of the month. */
    month: date({ mode: "string" }).notNull(),
    feature: text({ enum: modelFeatures }).notNull(),
    calls: integer().notNull(),
    failedCalls: integer().notNull(),
    /** Calls that were answered, and whose price is not known. */
    unpricedCalls: integer().notNull(),
    inputTokens: bigint({ mode: "number" }).notNull(),
    outputTokens: bigint({ mode: "number" }).notNull(),
    costUsd: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.month, t.feature] })],
);

/** How much a project may spend on models in a month (UTC). Without a row, as much as it likes. */
export const modelBudgets = pgTable("model_budgets", {
  projectId: integer()
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  monthlyUsd: doublePrecision().notNull(),
});
