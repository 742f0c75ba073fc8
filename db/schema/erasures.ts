import { index, integer, jsonb, pgTable, timestamp } from "drizzle-orm/pg-core";
import { apiKeys, projects, users } from "./people";

/** Who deleted which traces, and how many went: the record outlives them. */
export const erasures = pgTable(
  "erasures",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    projectId: integer()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    userId: integer().references(() => users.id, { onDelete: "set null" }),
    keyId: integer().references(() => apiKeys.id, { onDelete: "set null" }),
    /** `erasedWhat` of `lib/erasure/schema.ts`. */
    what: jsonb().notNull(),
    deleted: integer().notNull().default(0),
  },
  (t) => [index().on(t.projectId, t.id)],
);
