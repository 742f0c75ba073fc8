import "server-only";
import { inngest } from "@/inngest/client";
import { rollUp } from "./agents/rollups";
import { fillDictionary } from "./ingest/dictionary";
import { sumUpGroups } from "./sessions/sum-up";
import { sweepSettled } from "./settled/sweep";

const START_MS = 30_000;
const WORDS_MS = 800;
const ROLLUPS_MS = 3_000;
const GROUPS_MS = 1_500;
const GROUPS_MAX_MS = 10_000;
const SETTLED_MS = 2_000;
const globals = globalThis as typeof globalThis & { pharosBackground?: NodeJS.Timeout };

/**
 * Starts what this process does besides answering and besides durable functions: counting the words that came, summing up
 * what changed, finding what has settled, and ending when its parent process is gone.
 */
export function startBackgroundWork() {
  if (globals.pharosBackground) return;
  if (process.connected) process.once("disconnect", () => process.exit(0));
  globals.pharosBackground = setTimeout(tellOfStart, START_MS).unref();
  setTimeout(keepDictionary, WORDS_MS).unref();
  setTimeout(keepRollups, ROLLUPS_MS).unref();
  setTimeout(keepGroups, GROUPS_MS).unref();
  setTimeout(keepSettled, SETTLED_MS).unref();
}

/** Once requests that waited for this process are answered. */
async function tellOfStart() {
  try {
    await inngest.send({ name: "app/started" });
  } catch (error) {
    console.error("Durable functions do not know of this start; they run within the hour.", error);
  }
}

/** What came is found by parts of its words a moment later. */
async function keepDictionary() {
  try {
    await fillDictionary();
  } catch (error) {
    console.error("Counting words failed; it goes on in a moment.", error);
  }
  setTimeout(keepDictionary, WORDS_MS).unref();
}

async function keepRollups() {
  try {
    await rollUp();
  } catch (error) {
    console.error("Summing up agents failed; it goes on in a moment.", error);
  }
  setTimeout(keepRollups, ROLLUPS_MS).unref();
}

/** A session or a user is summed up once in a while, however fast its traces come: the longer it takes, the more rarely. */
async function keepGroups() {
  const begun = performance.now();
  try {
    await sumUpGroups();
  } catch (error) {
    console.error("Summing up sessions failed; it goes on in a moment.", error);
  }
  const tookMs = performance.now() - begun;
  setTimeout(keepGroups, Math.min(Math.max(GROUPS_MS, 2 * tookMs), GROUPS_MAX_MS)).unref();
}

/** Nothing is concluded from what has settled yet. */
async function keepSettled() {
  try {
    await sweepSettled(async () => undefined);
  } catch (error) {
    console.error("Finding what has settled failed; it goes on in a moment.", error);
  }
  setTimeout(keepSettled, SETTLED_MS).unref();
}
