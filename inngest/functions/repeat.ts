import type { GetStepTools } from "inngest";
import type { inngest } from "../client";

/** How long one step goes on: a process that is asked to stop waits a little longer. */
export const stepMs = 4_000;
/** A run may have no more than 1,000 steps. What they do not get done, the next run does. */
export const mostSteps = 400;

/** Does something in one step after another, until it says that there is no more. */
export async function repeat(step: GetStepTools<typeof inngest>, name: string, work: () => Promise<boolean>) {
  for (let i = 1; i <= mostSteps; i++) {
    if (!(await step.run(`${name} (${i})`, work))) return;
  }
}
