import { sql } from "@/db";
import { endRuns } from "./finish";
import { type Op, resultOf, unsupported } from "./ops";
import { type Held, settle } from "./settle";
import { BeyondLimits, requireSizes, requireTotals } from "./steps";

/**
 * Keeps steps that finished amid a call, so that none runs again whatever becomes of the call. False if the job is no longer
 * the caller's, or the run went beyond the limits: the SDK has to stop.
 */
export async function saveCheckpoint(held: Held, steps: Op[]): Promise<boolean> {
  try {
    const other = steps.find((one) => one.op !== "StepRun" || unsupported(one));
    if (other) throw new BeyondLimits(`The embedded executor does not do ${unsupported(other) ?? other.op}.`);
    const totals = await saveHeld(held, steps);
    if (totals) requireTotals(totals.steps, totals.bytes);
    return totals !== undefined;
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error;
    const { name, message } = error;
    await settle(held, (tx) => endRuns(tx, [held.runId], { status: "failed", error: { name, message } }));
    return false;
  }
}

/** One statement: it locks the run, proves the job, and adds the steps. */
async function saveHeld({ id, generation, runId }: Held, steps: Op[]) {
  const results = steps.map(resultOf);
  requireSizes(results);
  const [totals] = await sql<{ steps: number; bytes: number }[]>`
    with run as (
      select id from durable_runs where id = ${runId} and status = 'running' for update
    ), mine as (
      update durable_jobs j set claims = 1 from run
      where j.id = ${id} and j.generation = ${generation} and j.run_id = run.id returning j.attempt
    ), added as (
      insert into durable_steps (run_id, id, name, op, result, attempts, duration_ms)
      select ${runId}, s.id, s.name, s.op, s.result::json, mine.attempt + 1, s.duration_ms from mine, unnest(
        ${results.map(({ id }) => id)}::text[], ${results.map(({ name }) => name)}::text[],
        ${results.map(({ op }) => op)}::text[], ${results.map(({ result }) => result)}::text[],
        ${results.map(({ durationMs }) => durationMs)}::int[]
      ) with ordinality as s(id, name, op, result, duration_ms, position)
      order by s.position
      on conflict do nothing returning octet_length(result::text) as bytes
    )
    update durable_runs r set
      step_count = step_count + (select count(*) from added),
      state_bytes = state_bytes + (select coalesce(sum(bytes), 0) from added)
    from mine where r.id = ${runId}
    returning step_count as steps, state_bytes as bytes`;
  return totals;
}
