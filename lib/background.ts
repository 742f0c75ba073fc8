import "server-only";
import { inngest } from "@/inngest/client";
import { rollUp } from "./agents/rollups";
import { fillDictionary } from "./ingest/dictionary";
import { sumUpGroups } from "./sessions/sum-up";
import { sweepSettled } from "./settled/sweep";

const START_MS = 30_000;
const globals = globalThis as typeof globalThis & { pharosBackground?: NodeJS.Timeout };

/**
 * Starts what this process does besides answering and besides durable functions: counting the words that came, summing up
 * what changed, finding what has settled, and ending when its parent process is gone.
 */
export function startBackgroundWork() {
  if (globals.pharosBackground) return;
  if (process.connected) process.once("disconnect", () => process.exit(0));
  globals.pharosBackground = setTimeout(tellOfStart, START_MS).unref();
  // What came is found by parts of its words a moment later.
  keep({ work: "Counting words", run: fillDictionary, pauseMs: 800 });
  keep({ work: "Summing up agents", run: () => rollUp(), pauseMs: 3_000 });
  keep({ work: "Summing up sessions", run: sumUpGroups, pauseMs: 1_500, mostPauseMs: 10_000 });
  // Nothing is concluded from what has settled yet.
  keep({ work: "Finding what has settled", run: () => sweepSettled(async () => undefined), pauseMs: 2_000 });
}

/** Once requests that waited for this process are answered. */
async function tellOfStart() {
  try {
    await inngest.send({ name: "app/started" });
  } catch (error) {
    console.error("Durable functions do not know of this start; they run within the hour.", error);
  }
}

type Kept = { work: string; run: () => Promise<unknown>; pauseMs: number; mostPauseMs?: number };

/** On and on, as long as the process lives. With `mostPauseMs`, the longer it takes the more rarely. */
function keep({ work, run, pauseMs, mostPauseMs = pauseMs }: Kept) {
  async function once() {
    const begun = performance.now();
    try {
      await run();
    } catch (error) {
      console.error(`${work} failed; it goes on in a moment.`, error);
    }
    const tookMs = performance.now() - begun;
    setTimeout(once, Math.min(Math.max(pauseMs, 2 * tookMs), mostPauseMs)).unref();
  }
  setTimeout(once, pauseMs).unref();
}
