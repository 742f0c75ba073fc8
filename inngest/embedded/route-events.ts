import type postgres from "postgres";
import { sql } from "@/db";
import type { DurableEvent } from "./events";
import { holds, valuesToMatch } from "./expression";
import { endRuns } from "./finish";
import type { Functions } from "./functions";
import { cancellationKey, insertRuns, type NewRun, newRun } from "./new-runs";

const LOCK = 7420321;
const BATCH = 250;

/**
 * Gives waiting events to the functions that they start, and cancels the runs that they cancel, in the order in which they came.
 * Returns how many there were; of several processes one does it at a time.
 */
export function routeEvents(functions: Functions): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    const events = await tx<{ seq: number; body: DurableEvent }[]>`
      select seq::float8 as seq, body from durable_events where not routed order by seq limit ${BATCH}`;
    let runs: NewRun[] = [];
    for (const { body } of events) {
      const keys = cancelledBy(functions, body);
      if (keys.length > 0) {
        await insertRuns(tx, runs);
        runs = [];
        await cancel(tx, keys);
      }
      runs.push(...startedBy(functions, body));
    }
    await insertRuns(tx, runs);
    if (events.length > 0) {
      await tx`update durable_events set routed = true where seq = any(${events.map(({ seq }) => seq)}::bigint[])
        and not routed`;
    }
    return events.length;
  });
}

function startedBy(functions: Functions, event: DurableEvent): NewRun[] {
  const started = [...functions.values()].filter(({ events }) =>
    events.some(({ name, condition }) => name === event.name && (!condition || holds(condition, event))),
  );
  return started.map((one) => newRun(one, event));
}

function cancelledBy(functions: Functions, event: DurableEvent): string[] {
  return [...functions.values()].flatMap(({ id, cancels }) =>
    cancels.flatMap(({ event: name, condition }) => {
      const values = name === event.name ? valuesToMatch(condition, "async", event) : undefined;
      return values ? [cancellationKey(id, condition.text, values)] : [];
    }),
  );
}

async function cancel(tx: postgres.ISql, keys: string[]) {
  const rows = await tx<{ runId: string }[]>`
    select run_id as "runId" from durable_cancellations
    where key = any(${keys}::text[]) and (expires_at is null or expires_at > now())`;
  const runIds = rows.map(({ runId }) => runId);
  if (runIds.length > 0) await endRuns(tx, runIds, { status: "cancelled" });
}
