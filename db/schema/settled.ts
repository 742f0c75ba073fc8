import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { targetKinds } from "../enums";

/** A trace by its 32 hex digits, a session by its id. */
const target = {
  projectId: integer().notNull(),
  kind: text({ enum: targetKinds }).notNull(),
  target: text().notNull(),
};

/**
 * What came, as the sweep has not yet read it: only ever added to by ingest, any number of times for a target, and read as a
 * whole, so that it needs no index.
 */
export const arrivals = pgTable("arrivals", {
  ...target,
  arrivedAt: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  /** How long nothing else may come until the target is settled. */
  waitMs: integer().notNull(),
});

/** Targets that wait to be settled. One that is neither here nor among the arrivals is. */
export const unsettled = pgTable(
  "unsettled",
  {
    ...target,
    /** When something last came for it. */
    arrivedAt: timestamp({ withTimezone: true }).notNull(),
    dueAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.kind, t.target] }), index("unsettled_due").on(t.dueAt)],
);
