import { refreshPrices } from "@/lib/prices/refresh";
import { inngest } from "../../client";
import { appStarted } from "../../events";
import { repeat, stepMs } from "../repeat";

/** A newer app brings newer prices. Once they were applied, there is nothing left to look for. */
export const refreshUnpriced = inngest.createFunction(
  { id: "refresh-unpriced", concurrency: 1, retries: 1, triggers: [{ cron: "55 * * * *" }, appStarted] },
  ({ step }) => repeat(step, "price spans", () => refreshPrices(stepMs)),
);
