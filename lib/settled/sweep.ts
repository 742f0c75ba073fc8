import "server-only";
import { sql } from "@/db";
import type { TargetKind } from "@/db/enums";
import type { Tx } from "../ingest/transaction";

const LOCK = 7420318;
/** So many arrivals are read, and so many targets claimed, in one transaction. */
const ARRIVALS = 5_000;
const TARGETS = 500;

/** A trace by its 32 hex digits or a session by its id, and when something last came for it. */
export type Settled = { projectId: number; kind: TargetKind; id: string; arrivedAt: Date };

/**
 * What is done with settled targets: it writes with the transaction that claims them, so both happen or neither. A target
 * comes again once something else came for it.
 */
export type Consumer = (tx: Tx, targets: Settled[]) => Promise<void>;

/**
 * Claims what has settled and hands it on, in batches; each state of a target once, and never one that was deleted. Of several
 * processes one does it; what one leaves undone, another does. `now` is the database's time unless it is given. Returns how
 * many were handed on.
 */
export async function sweepSettled(consume: Consumer, now?: Date): Promise<number> {
  const at = now?.toISOString() ?? null;
  const [waiting] = await sql`
    select where exists (select from arrivals)
      or exists (select from unsettled where due_at <= coalesce(${at}::timestamptz, now()))`;
  if (!waiting) return 0;
  let settled = 0;
  for (let more = true; more; ) {
    const batch = await sql.begin((tx) => sweepBatch(tx, consume, at));
    settled += batch.settled;
    more = batch.more;
  }
  return settled;
}

/** What came before the transaction began is read before anything is claimed as of its beginning. */
async function sweepBatch(tx: Tx, consume: Consumer, at: string | null): Promise<{ settled: number; more: boolean }> {
  const [lock] = await tx`select pg_try_advisory_xact_lock(${LOCK}) as mine`;
  if (!lock?.mine) return { settled: 0, more: false };
  if ((await readArrivals(tx)) === ARRIVALS) return { settled: 0, more: true };
  const claimed = await claim(tx, at);
  const targets = claimed.flatMap(({ isThere, ...target }) => (isThere ? target : []));
  if (targets.length > 0) await consume(tx, targets);
  return { settled: targets.length, more: claimed.length === TARGETS };
}

async function readArrivals(tx: Tx): Promise<number> {
  const [read] = await tx<{ count: number }[]>`
    with taken as (
      delete from arrivals where ctid = any(array(select ctid from arrivals limit ${ARRIVALS}))
      returning project_id, kind, target, arrived_at, wait_ms
    ), noted as (
      insert into unsettled (project_id, kind, target, arrived_at, due_at)
      select distinct on (project_id, kind, target) project_id, kind, target, arrived_at,
        arrived_at + wait_ms * interval '1 millisecond'
      from taken order by project_id, kind, target, arrived_at desc
      on conflict (project_id, kind, target) do update set arrived_at = excluded.arrived_at, due_at = excluded.due_at
      where excluded.arrived_at >= unsettled.arrived_at
    )
    select count(*)::int as count from taken`;
  return read?.count ?? 0;
}

/** A session is there as long as a trace of it is. */
function claim(tx: Tx, at: string | null) {
  return tx<(Settled & { isThere: boolean })[]>`
    with due as (
      select project_id, kind, target from unsettled where due_at <= coalesce(${at}::timestamptz, now())
      order by due_at limit ${TARGETS}
    ), claimed as (
      delete from unsettled u using due d
      where u.project_id = d.project_id and u.kind = d.kind and u.target = d.target
      returning u.project_id, u.kind, u.target, u.arrived_at
    )
    select c.project_id as "projectId", c.kind, c.target as id, c.arrived_at as "arrivedAt",
      case c.kind
        when 'trace' then exists (
          select from traces t where t.project_id = c.project_id and t.trace_id = c.target::uuid and t.span_count > 0)
        else exists (
          select from traces t where t.project_id = c.project_id and t.session_id = c.target and t.span_count > 0)
      end as "isThere"
    from claimed c order by c.arrived_at`;
}
