import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { sql } from "@/db";
import { type DurableEvent, insertEvents } from "./events";
import { type Held, persistently } from "./settle";

type End =
  | { status: "completed"; output: unknown }
  | { status: "failed"; error: unknown }
  | { status: "cancelled"; error?: undefined };

const FAILED = "inngest/function.failed";

/** Ends runs that have not ended, with all that waits for them. A failure is an event, which starts `onFailure`. */
export async function endRuns(tx: postgres.ISql, runIds: string[], end: End) {
  const output = end.status === "completed" ? JSON.stringify(end.output ?? null) : null;
  const error = end.status === "failed" ? JSON.stringify(end.error ?? null) : null;
  const ended = await tx<{ id: string; functionId: string; eventId: string }[]>`
    with ended as (
      update durable_runs set status = ${end.status}, ended_at = now(), pending = '{}',
        output = ${output}::text::json, error = ${error}::text::json
      where id = any(${runIds}::text[]) and status in ('queued', 'running')
      returning id, function_id, event_id
    ), jobs as (
      delete from durable_jobs where run_id in (select id from ended)
    ), cancellations as (
      -- A failed run may be let go on, and then be cancelled.
      delete from durable_cancellations where run_id in (select id from ended) and ${end.status} <> 'failed'
    )
    select id, function_id as "functionId", event_id as "eventId" from ended`;
  if (end.status === "failed") for (const run of ended) await tellFailure(tx, run, end.error);
}

/** What nearly every run ends with, in one statement that proves the job first. False if the job is not ours any more. */
export async function completeHeld({ id, generation, runId }: Held, output: unknown): Promise<boolean> {
  const completed = await persistently(
    () => sql`
      with run as (
        select id from durable_runs where id = ${runId} and status = 'running' for update
      ), mine as (
        delete from durable_jobs j using run
        where j.id = ${id} and j.generation = ${generation} and j.run_id = run.id returning j.id
      ), jobs as (
        delete from durable_jobs j using mine where j.run_id = ${runId} and j.id <> mine.id
      ), cancellations as (
        delete from durable_cancellations c using mine where c.run_id = ${runId}
      )
      update durable_runs r set status = 'completed', ended_at = now(), pending = '{}', error = null,
        output = ${JSON.stringify(output ?? null)}::text::json
      from mine where r.id = ${runId} returning r.id`,
  );
  return completed.length > 0;
}

async function tellFailure(
  tx: postgres.ISql,
  run: { id: string; functionId: string; eventId: string },
  error: unknown,
) {
  const [event] = await tx<{ body: DurableEvent }[]>`select body from durable_events where id = ${run.eventId}`;
  // What handles failures may fail; that is no failure to handle.
  if (!event || event.body.name === FAILED) return;
  const data = { function_id: run.functionId, run_id: run.id, error, event: event.body, events: [event.body] };
  await insertEvents(tx, [{ id: randomUUID(), name: FAILED, data, ts: Date.now() }]);
}
