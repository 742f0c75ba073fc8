import { z } from "zod";
import { retryAfterMs } from "./backoff";
import type { Claimed } from "./claim";
import type { DurableFunction } from "./functions";
import type { LoadedRun } from "./load";
import { type Op, ops } from "./ops";
import type { Answer, Transport } from "./transport";

/** What a call of a function came to. */
export type Outcome =
  | { kind: "ops"; ops: Op[]; version: number | undefined }
  | { kind: "completed"; output: unknown }
  | { kind: "failed"; error: unknown }
  | { kind: "retry"; error: unknown; ops: Op[]; waitMs: number | undefined };

/** From the third time that a process dies of a run, each step is run by itself, so that the one which kills it is known. */
const SUSPICIOUS_CLAIMS = 2;

/** Asks the SDK to run a function up to its next step, or one step of it. Its errors are outcomes too. */
export async function callFunction(
  transport: Transport,
  one: DurableFunction,
  job: Claimed,
  run: LoadedRun,
): Promise<Outcome> {
  const stepId = job.kind === "step" && job.stepId ? job.stepId : "step";
  const alone = stepId !== "step" || job.claims > SUSPICIOUS_CLAIMS;
  const stack = Object.keys(run.steps);
  const body = {
    version: run.version,
    event: run.event,
    events: [run.event],
    steps: run.steps,
    defers: {},
    ctx: {
      run_id: run.id,
      // With these the SDK hands in each step amid the call.
      ...(alone ? {} : { fn_id: one.id, qi_id: `${job.id}:${job.generation}` }),
      attempt: job.attempt,
      max_attempts: one.maxAttempts,
      env: "embedded",
      step_id: stepId,
      stack: { stack, current: stack.length },
      disable_immediate_execution: alone,
      use_api: false,
    },
  };
  const headers = {
    "x-run-id": run.id,
    "x-request-id": `${job.id}:${job.generation}`,
    "x-inngest-generation-id": String(job.generation),
    "x-inngest-job-id": String(job.id),
    "x-inngest-req-version": String(run.version),
  };
  const query = `?fnId=${encodeURIComponent(one.id)}&stepId=${stepId}`;
  try {
    return read(await transport({ method: "POST", query, headers, body }));
  } catch (error) {
    return { kind: "retry", error: errorJson(error), ops: [], waitMs: undefined };
  }
}

function read({ status, header, body }: Answer): Outcome {
  const answered = parse(body);
  if (status === 200) return { kind: "completed", output: answered };
  const final = header("x-inngest-no-retry") === "true";
  const waitMs = retryAfterMs(header("retry-after"));
  if (status !== 206) {
    const error = answered ?? { name: "Error", message: `The function's handler answered ${status}.` };
    return final ? { kind: "failed", error } : { kind: "retry", error, ops: [], waitMs };
  }
  const all = ops.parse(z.array(z.unknown()).safeParse(answered).success ? answered : [answered]);
  const failed = all.find(({ op }) => op === "StepError");
  if (failed && !final) return { kind: "retry", error: failed.error, ops: all, waitMs };
  const version = Number(header("x-inngest-req-version"));
  return { kind: "ops", ops: all, version: Number.isInteger(version) ? version : undefined };
}

function parse(body: string): unknown {
  try {
    return body ? JSON.parse(body) : null;
  } catch {
    return { name: "Error", message: `The function's handler answered: ${body.slice(0, 300)}` };
  }
}

export function errorJson(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  return { name: error.name, message: error.message, stack: error.stack };
}
