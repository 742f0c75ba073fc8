import type postgres from "postgres";
import { callFunction, errorJson, type Outcome } from "./call";
import type { Claimed } from "./claim";
import { waitMs } from "./duration";
import { completeHeld, endRuns } from "./finish";
import { type DurableFunction, refused } from "./functions";
import type { LoadedRun } from "./load";
import { nameOf, type Op, resultOf, unsupported } from "./ops";
import { limits, type Settings } from "./settings";
import { settle } from "./settle";
import { BeyondLimits, continueRun, planSteps, saveFailure, saveSteps } from "./steps";
import type { Transport } from "./transport";

type Context = { one: DurableFunction; run: LoadedRun; job: Claimed };
type Tx = postgres.TransactionSql;

const ends = new Set(["StepRun", "Step", "StepFailed", "StepError"]);

/** Does a job and writes what became of it, unless somebody else has it by then. */
export async function perform(transport: Transport, settings: Settings, context: Context) {
  const { one, job, run } = context;
  if (job.claims > settings.maxClaims) return settle(job, (tx) => giveUp(tx, context));
  const outcome = await callFunction(transport, one, job, run);
  try {
    await write(outcome, settings, context);
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error;
    await settle(job, (tx) => endRuns(tx, [run.id], { status: "failed", error: errorJson(error) }));
  }
}

/** A sleep has ended. */
export async function wakeUp(job: Claimed, run: LoadedRun) {
  const step = {
    id: job.stepId ?? "",
    name: job.stepName ?? "",
    op: "Sleep",
    result: '{"data":null}',
    durationMs: null,
  };
  await settle(job, async (tx) => {
    if ((await saveSteps(tx, run.id, [step], 1)) === 0) await continueRun(tx, run, step.id);
  });
}

async function write(outcome: Outcome, settings: Settings, context: Context) {
  const { one, job, run } = context;
  switch (outcome.kind) {
    case "completed":
      return completeHeld(job, outcome.output);
    case "failed":
      return settle(job, (tx) => endRuns(tx, [run.id], { status: "failed", error: outcome.error }));
    case "ops":
      if (outcome.ops.length === 1 && outcome.ops[0]?.op === "RunComplete")
        return completeHeld(job, outcome.ops[0].data);
      return settle(job, (tx) => applyOps(tx, outcome.ops, outcome.version, context));
    case "retry": {
      const failed = outcome.ops.find(({ op }) => op === "StepError");
      const known = failed ? { stepId: failed.id, stepName: nameOf(failed) } : stepOf(job);
      const failure = { ...known, attempt: job.attempt, error: outcome.error };
      const isLast = job.attempt + 1 >= one.maxAttempts;
      return settle(
        job,
        async (tx) => {
          await saveFailure(tx, run.id, failure);
          const finished = outcome.ops.filter(({ op }) => op === "StepRun").map(resultOf);
          if (finished.length > 0) await saveSteps(tx, run.id, finished, job.attempt + 1);
          if (isLast) await endRuns(tx, [run.id], { status: "failed", error: outcome.error });
        },
        isLast ? undefined : (outcome.waitMs ?? settings.backoff(job.attempt)),
      );
    }
  }
}

async function applyOps(tx: Tx, ops: Op[], version: number | undefined, { one, job, run }: Context) {
  const feature = ops.map(unsupported).find(Boolean);
  if (feature) {
    const error = errorJson(refused(one.id, feature));
    return endRuns(tx, [run.id], { status: "failed", error: { ...error, name: "NonRetriableError" } });
  }
  if (version !== undefined && version !== run.version)
    await tx`update durable_runs set version = ${version} where id = ${run.id}`;

  const failed = ops.filter(({ op }) => op === "StepFailed");
  for (const one of failed)
    await saveFailure(tx, run.id, { stepId: one.id, stepName: nameOf(one), attempt: job.attempt, error: one.error });
  const finished = ops.filter(({ op }) => ends.has(op)).map(resultOf);
  const pending = finished.length > 0 ? await saveSteps(tx, run.id, finished, job.attempt + 1) : 0;

  const done = ops.find(({ op }) => op === "RunComplete");
  if (done) return endRuns(tx, [run.id], { status: "completed", output: done.data });
  const planned = ops.filter(({ op }) => !ends.has(op)).map(toJob);
  if (planned.length > 0) await planSteps(tx, run, planned);
  else if (pending === 0) await continueRun(tx, run, finished.at(-1)?.id ?? `${job.id}:${job.generation}`);
}

function toJob(one: Op) {
  const common = { stepId: one.id, stepName: nameOf(one) };
  if (one.op !== "Sleep") return { ...common, kind: "step" as const, waitMs: 0 };
  const ms = waitMs(one.opts?.duration ?? one.name ?? "");
  if (ms === undefined || ms > limits.sleepMs)
    throw new BeyondLimits(`The step "${common.stepName}" does not sleep for at most 366 days.`);
  return { ...common, kind: "sleep" as const, waitMs: ms };
}

/** The process ended every time: a step fails by it as by an error; a function that dies outside of its steps fails as a whole. */
async function giveUp(tx: Tx, { job, run }: Context) {
  const times = `The process ended ${job.claims - 1} times`;
  if (job.kind === "step" && job.stepId) {
    const error = { name: "StepCrashed", message: `${times} while the step "${job.stepName}" ran.` };
    await saveFailure(tx, run.id, { ...stepOf(job), attempt: job.attempt, error });
    const result = JSON.stringify({ error });
    const step = { id: job.stepId, name: job.stepName ?? "", op: "StepFailed", result, durationMs: null };
    if ((await saveSteps(tx, run.id, [step], job.attempt + 1)) === 0) await continueRun(tx, run, step.id);
  } else {
    const error = { name: "FunctionCrashed", message: `${times} while the function ran.` };
    await endRuns(tx, [run.id], { status: "failed", error });
  }
}

function stepOf({ stepId, stepName }: Claimed) {
  return stepId ? { stepId, stepName: stepName ?? stepId } : {};
}
