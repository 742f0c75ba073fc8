import { renewSummaries } from "@/lib/ingest/renew-summaries";
import { deleteExpired, dropExpiredWeek, makePartitions } from "@/lib/ingest/retention";
import { forgetCalls } from "@/lib/models/ledger";
import { eraseDeletedProjects } from "@/lib/projects/erase";
import { inngest } from "../../client";
import { appStarted } from "../../events";
import { mostSteps, repeat, stepMs } from "../repeat";

const callDays = 90;

/** Partitions ahead of time, so that hardly ever one has to be made while spans wait. */
export const makeAhead = inngest.createFunction(
  { id: "make-partitions", concurrency: 1, triggers: [{ cron: "5 */6 * * *" }, appStarted] },
  async ({ step }) => {
    await step.run("make partitions", () => makePartitions());
  },
);

export const keepRetained = inngest.createFunction(
  { id: "keep-retained", concurrency: 1, triggers: [{ cron: "10 * * * *" }] },
  async ({ step }) => {
    await repeat(step, "drop an expired week", () => dropExpiredWeek(Date.now(), stepMs));
    await repeat(step, "delete expired traces", () => deleteExpired(Date.now(), stepMs));
    await repeat(step, "forget model calls", () => forgetCalls(new Date(Date.now() - callDays * 86_400_000)));
  },
);

export const eraseDeleted = inngest.createFunction(
  { id: "erase-deleted-projects", concurrency: 1, retries: 1, triggers: [{ cron: "25 * * * *" }, appStarted] },
  ({ step }) => repeat(step, "erase deleted projects", () => eraseDeletedProjects(stepMs)),
);

export const renewOld = inngest.createFunction(
  { id: "renew-summaries", concurrency: 1, retries: 1, triggers: [{ cron: "40 * * * *" }, appStarted] },
  async ({ step }) => {
    let reached: Awaited<ReturnType<typeof renewSummaries>>;
    for (let i = 1; i <= mostSteps; i++) {
      reached = (await step.run(`renew summaries (${i})`, () => renewSummaries(reached, stepMs))) ?? undefined;
      if (!reached) return;
    }
  },
);
