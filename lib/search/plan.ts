import { type SQL, sql } from "drizzle-orm";
import { traces } from "@/db/schema/traces";
import { hashWord } from "../ingest/words";
import { indexWords } from "./match";
import type { Clause, Term } from "./query";

/** Each word's hashes by which the index knows it: one, or those of all words that a part of a word stands for. */
export type Hashes = ReadonlyMap<Term, number[][]>;

/** Where a chunk may end, see lib/ingest/chunk.ts: what stands between two of these is in one row. */
const borders = /[\s"',;{}[\]()<>|、。，！？；：」』）】]+/u;

/** For every piece of a term that is sure to stand in one row, the hashes of its words. */
export function hashTerm(term: Term, seed: number): number[][] {
  return term.text
    .split(borders)
    .map((text) => indexWords({ ...term, text }).map((word) => hashWord(word, seed)))
    .filter((hashes) => hashes.length > 0);
}

/** Whether each row of `traces` may hold what is looked for, looked up trace by trace: for words that many have. */
export function heldByTrace(clauses: Clause[], hashes: Hashes): SQL {
  return allOf(
    clauses,
    hashes,
    (condition) => sql`exists (
    select from packs p where p.project_id = ${traces.projectId} and p.trace_id = ${traces.traceId}
    and p.week = ${traces.week} and (${condition}) is true)`,
  );
}

/** The same from the index of words: for words that few have. */
export function heldByIndex(projectId: number, clauses: Clause[], hashes: Hashes): SQL {
  return allOf(
    clauses,
    hashes,
    (condition) =>
      sql`${traces.traceId} in (select p.trace_id from packs p where p.project_id = ${projectId} and ${condition})`,
  );
}

function allOf(clauses: Clause[], hashes: Hashes, held: (condition: SQL) => SQL): SQL {
  const conditions = clauses.filter(({ not }) => !not).map((clause) => anyOf(clause, hashes, held));
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

function anyOf({ any }: Clause, hashes: Hashes, held: (condition: SQL) => SQL): SQL {
  const terms = any.map((term) => {
    const pieces = (hashes.get(term) ?? []).map((words) => held(contains(term, words)));
    return pieces.length > 0 ? sql`(${sql.join(pieces, sql` and `)})` : sql`true`;
  });
  return sql`(${sql.join(terms, sql` or `)})`;
}

function contains({ kind }: Term, words: number[]): SQL {
  const operator = kind === "part" ? sql`&&` : sql`@>`;
  return sql`p.words ${operator} ${`{${words}}`}::text::int[]`;
}
