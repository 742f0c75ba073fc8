import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { traces } from "@/db/schema/traces";
import { hashWord } from "../ingest/words";
import { wordsWith } from "./parts";
import type { Clause, Term } from "./query";
import { numberList } from "./stored-spans";
import { termWords } from "./term-words";

/** Hashes of words of which one row of `packs` has all, or (`any`) one. */
type Piece = { hashes: number[]; any: boolean };

/** For each term the pieces that have to be in rows of its trace; the first is in the row where the term begins. */
export type Pieces = ReadonlyMap<Term, Piece[]>;

/** Where a chunk may end, as folding leaves it, see lib/ingest/chunk.ts: what stands between two of these is in one row. */
const borders = /[\s"',;:!?{}[\]()<>|、。」』】]+/u;
/** What is longer may be in two rows even so. */
const longest = 64;

export async function readPieces(projectId: number, clauses: Clause[], seed: number): Promise<Pieces> {
  const terms = clauses.flatMap(({ any }) => any);
  const pieces = await Promise.all(terms.map((term) => piecesOf(projectId, term, seed)));
  return new Map(terms.map((term, i) => [term, pieces[i] ?? []]));
}

async function piecesOf(projectId: number, term: Term, seed: number): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const text of term.text.split(borders)) {
    const { words, open } = termWords({ ...term, text });
    const hashes = words.map((word) => hashWord(word, seed));
    if (text.length <= longest && hashes.length > 0) pieces.push({ hashes, any: false });
    else pieces.push(...hashes.map((hash) => ({ hashes: [hash], any: false })));
    for (const word of open) {
      const known = await wordsWith(projectId, word);
      pieces.push({ hashes: known.map((one) => hashWord(one, seed)), any: true });
    }
  }
  return pieces;
}

/** What rows of `packs` have to hold, each at least one row of a trace. */
export function requirements(clauses: Clause[], pieces: Pieces): SQL[] {
  return clauses
    .filter(({ not }) => !not)
    .flatMap(({ any }) => {
      const [only] = any;
      if (only && any.length === 1) return (pieces.get(only) ?? []).map(holds);
      const firsts = any.flatMap((term) => pieces.get(term)?.[0] ?? []);
      // A term without words may stand anywhere.
      return firsts.length === any.length ? [sql`(${sql.join(firsts.map(holds), sql` or `)})`] : [];
    });
}

/** What a row of `packs` has to hold for one of the terms to begin there. */
export function beginsIn(clauses: Clause[], pieces: Pieces): SQL {
  const firsts = clauses.flatMap(({ any }) => any).map((term) => pieces.get(term)?.[0]);
  return sql.join(
    firsts.map((piece) => (piece ? holds(piece) : sql`true`)),
    sql` or `,
  );
}

function holds({ hashes, any }: Piece): SQL {
  return sql`p.words ${any ? sql`&&` : sql`@>`} ${numberList(hashes)}::int[]`;
}

/** Whether a row of `traces` meets all requirements, looked up trace by trace: for words that many have. */
export function heldByTrace(required: SQL[]): SQL<boolean> {
  const held = required.map(
    // Not `exists`, which the planner may answer by reading all packs of all traces first.
    (condition) => sql`coalesce((
      select true from packs p where p.project_id = ${traces.projectId} and p.trace_id = ${traces.traceId}
      and p.week = ${traces.week} and (${condition}) is true limit 1), false)`,
  );
  return held.length > 0 ? sql`(${sql.join(held, sql` and `)})` : sql`true`;
}
