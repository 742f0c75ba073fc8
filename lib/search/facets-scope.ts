import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import { traces } from "@/db/schema/traces";
import type { Member } from "../auth";
import { orderBy } from "../traces/keyset";
import { tracesBetween } from "../traces/visible";
import { heldByTrace, readPieces, requirements } from "./plan";
import { everything, type Filter } from "./query";
import type { FacetQuery } from "./schema";
import { seedOf } from "./seed";
import { inTime } from "./time-limit";
import { needsPayload, whereFilters } from "./where";

type Query = Pick<FacetQuery, "q" | "from" | "to">;

/** The traces that are counted: what a search and a range of time ask of rows of `traces`. */
export type Scope = {
  projectId: number;
  filters: Filter[];
  /** The condition, without what is asked of one field. */
  where: (without?: Filter["field"]) => SQL | undefined;
  /** Whether a row holds the words, where that is looked up row by row. */
  held: SQL;
  walks: boolean;
  /** How many of the newest traces are looked at. */
  bound: number;
  /** Whether what is counted is only what the index believes to match. */
  isEstimate: boolean;
};

export const maxLookedAt = 10_000;
export const maxWalked = 2_500;
const walkedAtFirst = 400;
/** Where fewer of the newest traces hold the words, the index is quicker. */
const commonFrom = 0.05;

/** Reads what is asked, and whether its words are so common that they are better looked up trace by trace. */
export async function readScope({ projectId }: Member, { q, from, to }: Query): Promise<Scope> {
  const { clauses, filters } = q ?? everything;
  const seed = await seedOf(projectId);
  const required = requirements(clauses, await readPieces(projectId, clauses, seed));
  const range = tracesBetween(projectId, from, to);
  const walks = required.length > 0 && (await areCommon(range, required));
  const words = walks ? undefined : heldByIndex(projectId, required);
  return {
    projectId,
    filters,
    where: (without) => {
      const asked = filters.filter(({ field }) => field !== without);
      return and(range, whereFilters(asked, seed), words);
    },
    held: walks ? heldByTrace(required) : sql`true`,
    walks,
    bound: walks ? maxWalked : maxLookedAt,
    isEstimate: clauses.length > 0 || filters.some(needsPayload),
  };
}

/** Words alone, since the index knows nothing of filters. */
async function areCommon(range: SQL | undefined, required: SQL[]) {
  const rows = newest(sql`${heldByTrace(required)} as held`, range, walkedAtFirst);
  const [share] = await inTime((tx) =>
    tx.execute<{ held: number }>(sql`select coalesce(avg(held::int), 0)::float8 as held from (${rows}) r`),
  );
  return (share?.held ?? 0) >= commonFrom;
}

function heldByIndex(projectId: number, required: SQL[]): SQL | undefined {
  return and(
    ...required.map(
      (condition) =>
        sql`${traces.traceId} in (select p.trace_id from packs p where p.project_id = ${projectId} and (${condition}))`,
    ),
  );
}

/** These columns of the newest traces that fit. */
export function newest(columns: SQL, where: SQL | undefined, limit: number): SQL {
  const order = sql.join(orderBy("start_time", "desc"), sql`, `);
  return sql`select ${columns} from ${traces} where ${where} order by ${order} limit ${limit}`;
}
