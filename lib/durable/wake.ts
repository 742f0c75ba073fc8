import type postgres from "postgres";

/** What executors listen on. The message is the worker that said it, which need not hear it, or empty. */
export const wakeChannel = "pharos_durable";

/** Tells every executor, once the transaction is committed, that there may be something to do. */
export async function wakeExecutors(sql: postgres.ISql, worker = "") {
  await sql`select pg_notify(${wakeChannel}, ${worker})`;
}
