import { isActive } from "@/lib/durable/options";
import type { DurableFailure, DurableJob, DurableRunDetail, DurableStep } from "@/lib/durable/schema";

type StepState = "done" | "slept" | "failed" | "running" | "waiting" | "sleeping";

export type StepEntry = {
  key: string;
  name: string;
  state: StepState;
  attempts: number;
  step?: DurableStep;
  failures: DurableFailure[];
  /** When what waits is tried again, or what sleeps wakes. */
  dueAt?: Date;
};

const outside = "Outside of its steps";

/** What is known of each step: how it ended, or else what is done about it. What happens between steps comes last. */
export function stepEntries({ status, steps, failures, jobs }: DurableRunDetail): StepEntry[] {
  const ended = steps.map((step): StepEntry => {
    const { id, name, attempts } = step;
    return { key: id, name, state: stateOf(step), attempts, step, failures: failures.filter(of(id)) };
  });
  const known = new Set<string | null>(steps.map(({ id }) => id));
  const open = jobs.filter(({ stepId, kind }) => !known.has(stepId) && kind !== "run").map(entryOfJob(failures));
  for (const { stepId } of jobs) known.add(stepId);

  // A step that the function itself tries has no job of its own.
  const next = jobs.find(({ kind }) => kind === "run");
  const left = [...new Set(failures.map(({ stepId }) => stepId))].filter((id) => id !== null && !known.has(id));
  const again = left.map((id): StepEntry => {
    const own = failures.filter(of(id));
    const state = isActive({ status }) ? (next?.running ? "running" : "waiting") : "failed";
    const name = own[0]?.stepName ?? "";
    return { key: id ?? "", name, state, attempts: own.length, failures: own, dueAt: next?.dueAt };
  });
  return [...ended, ...again, ...open, ...betweenSteps(status, failures, jobs)];
}

function stateOf({ op }: DurableStep): StepState {
  if (op === "StepFailed" || op === "StepError") return "failed";
  return op === "Sleep" ? "slept" : "done";
}

function entryOfJob(failures: DurableFailure[]) {
  return ({ kind, stepId, stepName, attempt, running, dueAt }: DurableJob): StepEntry => {
    const state = kind === "sleep" ? "sleeping" : running ? "running" : "waiting";
    const own = failures.filter(of(stepId));
    return { key: `${stepId}`, name: stepName ?? "", state, attempts: attempt + 1, failures: own, dueAt };
  };
}

function betweenSteps(status: DurableRunDetail["status"], failures: DurableFailure[], jobs: DurableJob[]): StepEntry[] {
  const own = failures.filter(of(null));
  if (own.length === 0) return [];
  const job = jobs.find(({ kind }) => kind === "run");
  const ended = status === "failed" ? "failed" : "done";
  const state = job ? (job.running ? "running" : "waiting") : ended;
  return [{ key: outside, name: outside, state, attempts: own.length, failures: own, dueAt: job?.dueAt }];
}

function of(id: string | null) {
  return ({ stepId }: DurableFailure) => stepId === id;
}
