import { z } from "zod";

/** What a function's answer says happened, or should. Everything else that the SDK knows is refused when it comes. */
const op = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.looseObject({ parallelMode: z.string().nullish(), duration: z.string().nullish() }).nullish(),
  /** Since when, and how long, in nanoseconds. */
  timing: z.object({ a: z.number(), b: z.number() }).nullish(),
});

export const ops = z.array(op);
export type Op = z.output<typeof op>;

const features: Record<string, string> = {
  WaitForEvent: "step.waitForEvent",
  InvokeFunction: "step.invoke",
  WaitForSignal: "step.waitForSignal",
  AIGateway: "step.ai.infer",
  Gateway: "step.fetch",
  DeferAdd: "defer",
  DeferAbort: "defer",
};

const known = ["StepRun", "Step", "StepPlanned", "StepError", "StepFailed", "Sleep", "RunComplete"];

/** The name of what an op asks for, where this executor does not do it. */
export function unsupported({ op, opts }: Op): string | undefined {
  if (opts?.parallelMode) return `group.parallel with the mode "${opts.parallelMode}"`;
  return known.includes(op) ? undefined : (features[op] ?? op);
}

export function nameOf({ displayName, name, id }: Op): string {
  return displayName ?? name ?? id;
}

export type StepResult = {
  id: string;
  name: string;
  op: string;
  /** `{data}` or `{error}` as JSON. */
  result: string;
  durationMs: number | null;
};

/** A finished step as it is kept. The SDK reads nothing out of an undefined value, so it is null. */
export function resultOf(one: Op): StepResult {
  const failed = one.op === "StepFailed" || one.op === "StepError";
  const result = JSON.stringify(failed ? { error: one.error ?? null } : { data: one.data ?? null });
  const durationMs = one.timing ? Math.round(one.timing.b / 1e6) : null;
  return { id: one.id, name: nameOf(one), op: one.op, result, durationMs };
}
