import "server-only";
import { rollUp } from "./agents/rollups";
import { fillDictionary } from "./ingest/dictionary";
import { maintain } from "./ingest/retention";
import { eraseDeletedProjects } from "./projects/erase";
import { sumUpGroups } from "./sessions/sum-up";

const HOUR_MS = 3_600_000;
const WORDS_MS = 800;
const ROLLUPS_MS = 3_000;
const GROUPS_MS = 1_500;
const GROUPS_MAX_MS = 10_000;
const globals = globalThis as typeof globalThis & { pharosBackground?: NodeJS.Timeout };

/**
 * Starts what this process does besides answering: counting the words that came, summing up what changed, hourly
 * maintenance, and ending when its parent process is gone.
 */
export function startBackgroundWork() {
  if (globals.pharosBackground) return;
  if (process.connected) process.once("disconnect", () => process.exit(0));
  globals.pharosBackground = setInterval(runMaintenance, HOUR_MS).unref();
  setTimeout(runMaintenance, 60_000).unref();
  setTimeout(keepDictionary, WORDS_MS).unref();
  setTimeout(keepRollups, ROLLUPS_MS).unref();
  setTimeout(keepGroups, GROUPS_MS).unref();
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

async function runMaintenance() {
  try {
    await maintain();
    await eraseDeletedProjects();
  } catch (error) {
    console.error("Maintenance failed; it runs again within the hour.", error);
  }
}
