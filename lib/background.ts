import "server-only";
import { fillDictionary } from "./ingest/dictionary";
import { maintain } from "./ingest/retention";
import { eraseDeletedProjects } from "./projects/erase";

const HOUR_MS = 3_600_000;
const WORDS_MS = 800;
const globals = globalThis as typeof globalThis & { pharosBackground?: NodeJS.Timeout };

/**
 * Starts what this process does besides answering: counting the words that came, hourly maintenance, and ending when its
 * parent process is gone.
 */
export function startBackgroundWork() {
  if (globals.pharosBackground) return;
  if (process.connected) process.once("disconnect", () => process.exit(0));
  globals.pharosBackground = setInterval(runMaintenance, HOUR_MS).unref();
  setTimeout(runMaintenance, 60_000).unref();
  setTimeout(keepDictionary, WORDS_MS).unref();
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

async function runMaintenance() {
  try {
    await maintain();
    await eraseDeletedProjects();
  } catch (error) {
    console.error("Maintenance failed; it runs again within the hour.", error);
  }
}
