import { sql } from "@/db";
import { nextTick } from "./cron-time";
import { type DurableEvent, insertEvents } from "./events";
import type { Functions } from "./functions";
import { insertRuns, newRun } from "./new-runs";

/** Keeps the crons that functions have now. One that was there keeps its next tick, also one that was missed. */
export async function keepCrons(functions: Functions) {
  const crons = [...functions.values()].flatMap(({ id, crons }) => crons.map((cron) => ({ id, cron })));
  const [ids, texts] = [crons.map(({ id }) => id), crons.map(({ cron }) => cron)];
  const next = crons.map(({ cron }) => nextTick(cron, new Date()).toISOString());
  await sql`
    insert into durable_crons (function_id, cron, next_at)
    select * from unnest(${ids}::text[], ${texts}::text[], ${next}::text[]::timestamptz[]) on conflict do nothing`;
  await sql`
    delete from durable_crons
    where (function_id, cron) not in (select * from unnest(${ids}::text[], ${texts}::text[]))`;
}

/** Starts what is due; several ticks that were missed start one run. Returns how many runs that is. */
export function fireCrons(functions: Functions): Promise<number> {
  return sql.begin(async (tx) => {
    const due = await tx<{ functionId: string; cron: string; ms: number }[]>`
      select function_id as "functionId", cron, (extract(epoch from next_at) * 1000)::float8 as ms from durable_crons
      where next_at <= now() and function_id = any(${[...functions.keys()]}::text[])
      order by function_id, cron for update skip locked`;
    for (const { functionId, cron, ms } of due) {
      const one = functions.get(functionId);
      if (!one) continue;
      const event: DurableEvent = {
        id: `${functionId} ${cron} ${new Date(ms).toISOString()}`,
        name: "inngest/scheduled.timer",
        data: { cron },
        ts: ms,
      };
      const isNew = (await insertEvents(tx, [event], true)).length > 0;
      if (isNew) await insertRuns(tx, [newRun(one, event)]);
      // Where our clock is behind the database's, the same tick would come again and again.
      const after = new Date(Math.max(Date.now(), ms));
      await tx`update durable_crons set next_at = ${nextTick(cron, after).toISOString()}
        where function_id = ${functionId} and cron = ${cron}`;
    }
    return due.length;
  });
}
