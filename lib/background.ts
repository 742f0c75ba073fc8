import "server-only";
import { maintain } from "./ingest/retention";

const HOUR_MS = 3_600_000;
const globals = globalThis as typeof globalThis & { pharosBackground?: NodeJS.Timeout };

/** Starts what this process does besides answering: hourly maintenance, and following its parent process into the grave. */
export function startBackgroundWork() {
  if (process.connected) process.once("disconnect", () => process.exit(0));
  globals.pharosBackground ??= setInterval(runMaintenance, HOUR_MS).unref();
  setTimeout(runMaintenance, 60_000).unref();
}

function runMaintenance() {
  maintain().catch((error) => console.error("Maintenance failed; it runs again within the hour.", error));
}
