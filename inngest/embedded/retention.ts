import { sql } from "@/db";

const KEEP_DAYS = 14;
const KEEP_FAILED_DAYS = 30;
const BATCH = 500;
const LOCK = 7420323;

/** Forgets runs and events that ended long ago, and keys that expired. Of several processes one does it. */
export async function pruneDurable() {
  while ((await pruneRuns()) === BATCH);
  while ((await pruneEvents()) === BATCH);
  await sql`delete from durable_keys where expires_at < now()`;
  await sql`delete from durable_cancellations where expires_at < now()`;
}

function pruneRuns(): Promise<number> {
  return sql.begin(async (tx) => {
    const [lock] = await tx`select pg_try_advisory_xact_lock(${LOCK}) as mine`;
    if (!lock?.mine) return 0;
    const gone = await tx<{ id: string }[]>`
      delete from durable_runs where id in (
        select id from durable_runs
        where ended_at < now() - ${KEEP_DAYS} * interval '1 day'
          and (status <> 'failed' or ended_at < now() - ${KEEP_FAILED_DAYS} * interval '1 day')
        order by ended_at limit ${BATCH} for update skip locked
      ) returning id`;
    const ids = gone.map(({ id }) => id);
    for (const table of ["durable_steps", "durable_failures", "durable_cancellations"])
      await tx`delete from ${tx(table)} where run_id = any(${ids}::text[])`;
    return ids.length;
  });
}

async function pruneEvents(): Promise<number> {
  const gone = await sql`
    delete from durable_events where id in (
      select id from durable_events e
      where received_at < now() - ${KEEP_DAYS} * interval '1 day' and routed
        and not exists (select from durable_runs r where r.event_id = e.id)
      order by received_at limit ${BATCH} for update skip locked
    )`;
  return gone.count;
}
