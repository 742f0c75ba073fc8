import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** How far spans without a price were priced by each price table: up to a trace, in the order of project and trace. */
export const priceRefreshes = pgTable("price_refreshes", {
  version: text().primaryKey(),
  reachedProject: integer().notNull().default(0),
  reachedTrace: uuid().notNull().default("00000000-0000-0000-0000-000000000000"),
  endedAt: timestamp({ withTimezone: true }),
});
