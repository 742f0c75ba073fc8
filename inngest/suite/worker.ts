import { z } from "zod";
import { startEmbedded } from "./embedded-app";

/** A process of its own that runs the suite's functions; it is told to stop, or killed. */
const { stop } = await startEmbedded({ leaseMs: 2_000, lookMs: 1_000, graceMs: 1_000, maxClaims: 3 });
process.on("message", async (message) => {
  if (z.literal("stop").safeParse(message).success) {
    await stop();
    process.exit(0);
  }
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
