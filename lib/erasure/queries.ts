import "server-only";
import { desc, eq, sql as fragment } from "drizzle-orm";
import { db, sql } from "@/db";
import { erasures } from "@/db/schema/erasures";
import { apiKeys, users } from "@/db/schema/people";
import type { Member } from "../auth";
import { matchingTraces } from "../export/queries";
import { parseSearch } from "../search/query";
import { deleteTraces } from "./delete-traces";
import { type ErasedWhat, type Erasure, type ErasureList, erasureList, maxNamedTraces, type Owner } from "./schema";

const batchTraces = 200;
const batchSpans = 20_000;
const listed = 50;

/**
 * Deletes what is asked for, in batches that lock nobody out for long; says after each how many it were. A record of it is
 * kept from before the first batch on.
 */
export async function eraseTraces(
  member: Member,
  erasure: Erasure,
  say: (deleted: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const asOf = erasure.what === "matches" ? erasure.asOf : undefined;
  const { projectId, userId, keyId } = member;
  const [record] = await db
    .insert(erasures)
    .values({ projectId, userId, keyId, what: whatOf(erasure) })
    .returning({ id: erasures.id });
  let deleted = 0;
  for await (const ids of batchesOf(member, erasure)) {
    signal?.throwIfAborted();
    const gone = await deleteTraces(sql, projectId, ids, asOf);
    deleted += gone;
    const sum = fragment`${erasures.deleted} + ${gone}`;
    if (record) await db.update(erasures).set({ deleted: sum }).where(eq(erasures.id, record.id));
    say(deleted);
  }
  return deleted;
}

/** The newest deletions of the project, those that found nothing too. */
export async function listErasures(member: Member): Promise<ErasureList> {
  const rows = await db
    .select({
      id: erasures.id,
      at: erasures.at,
      user: users.name,
      key: apiKeys.name,
      what: erasures.what,
      deleted: erasures.deleted,
    })
    .from(erasures)
    .leftJoin(users, eq(users.id, erasures.userId))
    .leftJoin(apiKeys, eq(apiKeys.id, erasures.keyId))
    .where(eq(erasures.projectId, member.projectId))
    .orderBy(desc(erasures.id))
    .limit(listed);
  return erasureList.parse({ items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) });
}

/** How many traces name a user or a session, in their summary or in a span of theirs. */
export async function countOwned(member: Member, owner: Owner): Promise<{ count: number }> {
  const found = new Set<string>();
  for await (const ids of ownedTraces(member, owner)) for (const id of ids) found.add(id);
  return { count: found.size };
}

async function* batchesOf(member: Member, erasure: Erasure): AsyncGenerator<string[]> {
  for await (const ids of candidates(member, erasure)) yield* bySize(member, ids);
}

async function* candidates(member: Member, erasure: Erasure): AsyncGenerator<string[]> {
  if (erasure.what === "traces") {
    for (let i = 0; i < erasure.traceIds.length; i += batchTraces) yield erasure.traceIds.slice(i, i + batchTraces);
  } else if (erasure.what === "matches") {
    const query = { ...erasure, q: erasure.q === undefined ? undefined : parseSearch(erasure.q) };
    for await (const page of matchingTraces(member, query)) yield page.map(({ traceId }) => traceId);
  } else {
    yield* ownedTraces(member, erasure);
  }
}

/** Week by week: the spans have no index on it, and a query over all of them would hold a snapshot for too long. */
async function* ownedTraces({ projectId }: Member, { what, id }: Owner): AsyncGenerator<string[]> {
  const column = sql(what === "user" ? "user_id" : "session_id");
  const weeks = await sql<{ week: string }[]>`
    select distinct week::text from traces where project_id = ${projectId} order by 1 desc`;
  for (const { week } of weeks) {
    const rows = await sql.begin(async (tx) => {
      await tx`set local statement_timeout = '10min'`;
      return tx<{ id: string }[]>`
        select trace_id::text as id from traces where project_id = ${projectId} and week = ${week} and ${column} = ${id}
        union select trace_id::text from spans where project_id = ${projectId} and week = ${week} and ${column} = ${id}`;
    });
    yield rows.map((row) => row.id);
  }
}

/** So many traces that together have not too many spans; one that has more goes alone. */
async function* bySize({ projectId }: Member, traceIds: string[]): AsyncGenerator<string[]> {
  for (let i = 0; i < traceIds.length; i += batchTraces) {
    const rows = await sql<{ id: string; spans: number }[]>`
      select trace_id::text as id, span_count as spans from traces
      where project_id = ${projectId} and trace_id = any(${traceIds.slice(i, i + batchTraces)}::uuid[])`;
    let batch: string[] = [];
    let size = 0;
    for (const { id, spans } of rows) {
      if (batch.length > 0 && size + spans > batchSpans) {
        yield batch;
        batch = [];
        size = 0;
      }
      batch.push(id);
      size += spans;
    }
    if (batch.length > 0) yield batch;
  }
}

function whatOf(erasure: Erasure): ErasedWhat {
  if (erasure.what !== "traces") return erasure;
  const { what, traceIds } = erasure;
  return { what, traceIds: traceIds.slice(0, maxNamedTraces), count: traceIds.length };
}
