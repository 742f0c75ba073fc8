import type postgres from "postgres";
import type { StepResult } from "./ops";
import { limits } from "./settings";

type Run = { id: string; functionId: string; limits: string[] };
type Job = { stepId: string; stepName: string; kind: "step" | "sleep"; waitMs: number };

/** A run that goes beyond what Inngest allows fails, so that what works here works there. */
export class BeyondLimits extends Error {
  override name = "BeyondLimits";
}

/** Keeps finished steps. Returns how many that run beside them are still to be waited for. */
export async function saveSteps(
  tx: postgres.ISql,
  runId: string,
  results: StepResult[],
  attempts: number,
): Promise<number> {
  requireSizes(results);
  const [run] = await tx<{ steps: number; bytes: number; pending: number }[]>`
    with added as (
      insert into durable_steps (run_id, id, name, op, result, attempts, duration_ms)
      select ${runId}, id, name, op, result::json, ${attempts}, duration_ms from unnest(
        ${results.map(({ id }) => id)}::text[], ${results.map(({ name }) => name)}::text[],
        ${results.map(({ op }) => op)}::text[], ${results.map(({ result }) => result)}::text[],
        ${results.map(({ durationMs }) => durationMs)}::int[]
      ) with ordinality as s(id, name, op, result, duration_ms, position)
      order by position
      on conflict do nothing returning octet_length(result::text) as bytes
    )
    update durable_runs set
      step_count = step_count + (select count(*) from added),
      state_bytes = state_bytes + (select coalesce(sum(bytes), 0) from added),
      pending = array(select unnest(pending) except select unnest(${results.map(({ id }) => id)}::text[]))
    where id = ${runId}
    returning step_count as steps, state_bytes as bytes, cardinality(pending) as pending`;
  requireTotals(run?.steps ?? 0, run?.bytes ?? 0);
  return run?.pending ?? 0;
}

export function requireSizes(results: StepResult[]) {
  const large = results.find(({ result }) => Buffer.byteLength(result) > limits.stepBytes);
  if (large) throw new BeyondLimits(`The result of the step "${large.name}" is larger than 4 MB.`);
}

export function requireTotals(steps: number, bytes: number) {
  if (steps > limits.steps) throw new BeyondLimits(`The run has more than ${limits.steps} steps.`);
  if (bytes > limits.runBytes) throw new BeyondLimits("The results of the run's steps are larger than 32 MB together.");
}

/** Asks the function what comes next. The key is of what ended, so that no end goes unseen. */
export async function continueRun(tx: postgres.ISql, run: Run, after: string) {
  await tx`
    insert into durable_jobs (key, run_id, function_id, kind, limits, limited)
    values (${`${run.id}:after:${after}`}, ${run.id}, ${run.functionId}, 'run', ${run.limits}::text[],
      ${run.limits.length > 0})
    on conflict (key) do nothing`;
}

/** Runs steps beside each other, and sleeps. The function is asked again once all of them have ended. */
export async function planSteps(tx: postgres.ISql, run: Run, jobs: Job[]) {
  const ids = jobs.map(({ stepId }) => stepId);
  const added = await tx<{ id: string }[]>`
    insert into durable_jobs (key, run_id, function_id, kind, step_id, step_name, due_at, limits, limited)
    select ${run.id} || ':' || id, ${run.id}, ${run.functionId}, kind, id, name,
      now() + wait_ms * interval '1 millisecond',
      case kind when 'step' then ${run.limits}::text[] else '{}' end, kind = 'step' and ${run.limits.length > 0}
    from unnest(
      ${ids}::text[], ${jobs.map(({ kind }) => kind)}::text[], ${jobs.map(({ stepName }) => stepName)}::text[],
      ${jobs.map(({ waitMs }) => waitMs)}::float8[]
    ) as j(id, kind, name, wait_ms)
    where not exists (select from durable_steps s where s.run_id = ${run.id} and s.id = j.id)
    on conflict (key) do nothing returning step_id as id`;
  if (added.length === 0) return continueRun(tx, run, ids.join());
  await tx`
    update durable_runs set pending = pending || ${added.map(({ id }) => id)}::text[] where id = ${run.id}`;
}

export async function saveFailure(
  tx: postgres.ISql,
  runId: string,
  failure: { stepId?: string; stepName?: string; attempt: number; error: unknown },
) {
  await tx`
    insert into durable_failures (run_id, step_id, step_name, attempt, error)
    values (${runId}, ${failure.stepId ?? null}, ${failure.stepName ?? null}, ${failure.attempt},
      ${JSON.stringify(failure.error ?? null)}::text::json)`;
}
