import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { sql } from "@/db";
import { isUnreachable } from "@/lib/errors";

/** A job as a worker got it: whoever claims it later has a higher generation. */
export type Held = { id: number; generation: number; runId: string };

const TRIES = 7;
/** Deadlock, serialisation, a lock or a statement that took too long. */
const passing = new Set(["40P01", "40001", "55P03", "57014"]);

/**
 * Writes what became of a job, in one transaction that first proves that the job is still ours; false if it is not, and then
 * nothing is written. The job is gone afterwards, or due again after `retryMs`.
 */
export function settle(
  held: Held,
  apply: (tx: postgres.TransactionSql) => Promise<void>,
  retryMs?: number,
): Promise<boolean> {
  return persistently(() =>
    sql.begin(async (tx) => {
      // The run is locked before its jobs, here and wherever runs end.
      const [, mine] = await Promise.all([
        tx`select from durable_runs where id = ${held.runId} for update`,
        retryMs === undefined
          ? tx`delete from durable_jobs where id = ${held.id} and generation = ${held.generation} returning id`
          : tx`update durable_jobs set attempt = attempt + 1, claims = 0, worker = null,
                 due_at = now() + ${retryMs} * interval '1 millisecond'
               where id = ${held.id} and generation = ${held.generation} returning id`,
      ]);
      if (mine.length === 0) return false;
      await apply(tx);
      return true;
    }),
  );
}

/** What a step did must not be lost because the database restarts: it is written again, as long as the lease holds. */
export async function persistently<T>(write: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await write();
    } catch (error) {
      if (tried === TRIES || !passes(error)) throw error;
      await sleep(100 * 2 ** tried);
    }
  }
}

function passes(error: unknown): boolean {
  return isUnreachable(error) || (error instanceof Error && "code" in error && passing.has(String(error.code)));
}
