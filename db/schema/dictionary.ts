import { date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** Words seen in a project's traces of a week, and in how many packs: what a part of a word may stand for. */
export const dictionary = pgTable(
  "dictionary",
  {
    projectId: integer().notNull(),
    week: date({ mode: "string" }).notNull(),
    word: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.week, t.word] }),
    // Where pg_trgm is at hand, its migration adds another for what stands amid a word.
    index("dictionary_prefix").on(t.projectId, t.word.asc().op("text_pattern_ops")),
  ],
);

/** Packs whose words are still to be counted. */
export const dictionaryQueue = pgTable(
  "dictionary_queue",
  {
    projectId: integer().notNull(),
    traceId: uuid().notNull(),
    week: date({ mode: "string" }).notNull(),
    firstChunk: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.traceId, t.firstChunk] })],
);
