import "server-only";
import { sql } from "drizzle-orm";
import { isDelimiter } from "../ingest/chunk";
import { beginsIn, type Pieces } from "./plan";
import type { Clause, Term } from "./query";
import type { Sieve } from "./raw-text";
import { storedPlaces } from "./stored-places";
import { addPack, type Candidate, type Chunks, number, type Pack, places } from "./stored-spans";
import type { ReadTx } from "./time-limit";

/** What is looked for. */
export type Wanted = { projectId: number; clauses: Clause[]; pieces: Pieces; sieves: ReadonlyMap<Term, Sieve> };

/** Where a clause may begin: in chunks of the trace, and which of them do not look like keys of JSON alone. */
export type Starts = { chunks: Set<number>; likely: Set<number> };
/** Where clauses may begin in a trace, and the places of what is looked for, see `storedPlaces`. */
export type OfTrace = { starts: Map<Clause, Starts>; places: Set<string>; mayHaveMore: boolean };

/** Beyond it, places are not counted. */
const mostPlaces = 20;

/** For each trace and clause, where one of its terms may begin. What was read for it is in `chunks` then. */
export async function startsOf(tx: ReadTx, wanted: Wanted, candidates: Candidate[], chunks: Chunks) {
  const packs = await tx.execute<Pack>(sql`
    select replace(p.trace_id::text, '-', '') as "traceId", p.first_chunk as "firstChunk", p.lengths::text, p.text
    from ${places(candidates)}
    join packs p on p.project_id = ${number(wanted.projectId)} and p.trace_id = c.trace_id and p.week = c.week
    where (${beginsIn(wanted.clauses, wanted.pieces)}) is true`);
  const starts = new Map<string, OfTrace>();
  for (const pack of packs) {
    const ofTrace = starts.get(pack.traceId) ?? { starts: new Map(), places: new Set(), mayHaveMore: false };
    for (const [i, chunk] of addPack(chunks, pack).entries()) addStarts(pack.firstChunk + i, chunk, wanted, ofTrace);
    if (ofTrace.starts.size > 0) starts.set(pack.traceId, ofTrace);
  }
  return starts;
}

function addStarts(number: number, chunk: string, { clauses, sieves }: Wanted, ofTrace: OfTrace) {
  // Cut where there was no place to cut, even a word may be torn.
  const isTorn = !isDelimiter(chunk, chunk.length - 1);
  for (const clause of clauses) {
    for (const term of clause.any) {
      const sieve = sieves.get(term);
      const begins = sieve?.beginnings(chunk) ?? "none";
      if (!sieve || (!isTorn && begins === "none")) continue;
      const ofClause = ofTrace.starts.get(clause) ?? { chunks: new Set<number>(), likely: new Set<number>() };
      ofTrace.starts.set(clause, ofClause);
      ofClause.chunks.add(number);
      if (begins === "likely") ofClause.likely.add(number);
      if (!clause.not && begins !== "none") addPlaces(chunk, term, sieve, ofTrace);
    }
  }
}

function addPlaces(chunk: string, term: Term, sieve: Sieve, ofTrace: OfTrace) {
  if (ofTrace.mayHaveMore && ofTrace.places.size >= mostPlaces) return;
  // A phrase may go on in the next chunk.
  if (sieve.mayEndElsewhere(chunk)) ofTrace.mayHaveMore = true;
  for (const place of storedPlaces(chunk, term, sieve.places)) {
    if (place === undefined) ofTrace.mayHaveMore = true;
    else if (ofTrace.places.size < mostPlaces) ofTrace.places.add(place);
    else if (!ofTrace.places.has(place)) ofTrace.mayHaveMore = true;
  }
}
