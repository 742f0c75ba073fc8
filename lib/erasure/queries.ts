import "server-only";
import { sql } from "@/db";
import type { Member } from "../auth";
import { matchingTraces } from "../export/queries";
import { deleteTraces } from "./delete-traces";
import type { Erasure, Owner } from "./schema";

const batchTraces = 200;
const batchSpans = 20_000;

/** Deletes what is asked for, in batches that lock nobody out for long; says after each how many it were. */
export async function eraseTraces(
  member: Member,
  erasure: Erasure,
  say: (deleted: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const asOf = erasure.what === "matches" ? erasure.asOf : undefined;
  let deleted = 0;
  try {
    for await (const ids of batchesOf(member, erasure)) {
      signal?.throwIfAborted();
      deleted += await deleteTraces(sql, member.projectId, ids, asOf);
      say(deleted);
    }
  } finally {
    if (deleted > 0) console.warn(auditLine(member, erasure, deleted));
  }
  return deleted;
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
    for await (const page of matchingTraces(member, erasure)) yield page.map(({ traceId }) => traceId);
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

/** Who, how many, and which: the record that is kept of a deletion, in the server's log. */
function auditLine({ projectId, userId }: Member, erasure: Erasure, deleted: number): string {
  const which = erasure.what === "traces" ? { ...erasure, traceIds: erasure.traceIds.slice(0, 20) } : erasure;
  return `Deleted traces: ${JSON.stringify({
    at: new Date().toISOString(),
    by: userId === null ? "an API key" : { userId },
    projectId,
    deleted,
    which,
  })}`;
}
