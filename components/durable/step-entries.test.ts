import { expect, test } from "vitest";
import type { DurableFailure, DurableJob, DurableRunDetail, DurableStep } from "@/lib/durable/schema";
import { stepEntries } from "./step-entries";

const at = new Date(0);
const result = { value: {}, beginning: null, bytes: 2 };
const step = (id: string, op = "StepRun"): DurableStep => {
  return { id, name: id, op, result, attempts: 1, durationMs: 1, endedAt: at };
};
const failure = (stepId: string | null): DurableFailure => {
  return { stepId, stepName: stepId, attempt: 0, error: {}, createdAt: at };
};
const job = (given: Partial<DurableJob>): DurableJob => {
  return { kind: "step", stepId: null, stepName: null, attempt: 0, running: false, dueAt: at, ...given };
};
const run = (given: Partial<DurableRunDetail>): DurableRunDetail => ({
  id: "r",
  functionId: "f",
  status: "running",
  eventName: "e",
  stepCount: 0,
  failureCount: 0,
  message: null,
  createdAt: at,
  startedAt: at,
  endedAt: null,
  event: result,
  output: null,
  error: null,
  steps: [],
  failures: [],
  jobs: [],
  ...given,
});
const told = (given: Partial<DurableRunDetail>) => stepEntries(run(given)).map(({ name, state }) => `${name} ${state}`);

test("steps that ended come first, then what runs, waits and sleeps", () => {
  const steps = [step("a"), step("b", "Sleep"), step("c", "StepFailed")];
  const jobs = [
    job({ stepId: "d", stepName: "d", running: true }),
    job({ stepId: "e", stepName: "e", attempt: 1 }),
    job({ stepId: "f", stepName: "f", kind: "sleep" }),
  ];
  expect(told({ steps, jobs })).toEqual(["a done", "b slept", "c failed", "d running", "e waiting", "f sleeping"]);
});

test("each failed attempt belongs to its step; those of a step that is to be tried again stay in sight", () => {
  const failures = [failure("a"), failure("b"), failure("b")];
  const [a, b] = stepEntries(run({ steps: [step("a")], failures, jobs: [job({ kind: "run" })] }));
  expect([a?.failures.length, b?.failures.length]).toEqual([1, 2]);
  expect(b).toMatchObject({ name: "b", state: "waiting", attempts: 2 });
  expect(told({ status: "failed", failures: [failure("b")] })).toEqual(["b failed"]);
});

test("what fails between steps is an entry of its own", () => {
  expect(told({ failures: [failure(null)], jobs: [job({ kind: "run", attempt: 1 })] })).toEqual([
    "Outside of its steps waiting",
  ]);
  expect(told({ status: "completed", failures: [failure(null)] })).toEqual(["Outside of its steps done"]);
  expect(told({ jobs: [job({ kind: "run", running: true })] })).toEqual([]);
});
