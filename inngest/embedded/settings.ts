import { backoffMs } from "./backoff";

/** How an executor behaves. Tests shorten times; limits are Inngest's own. */
export const defaultSettings = {
  /** How many functions run at once in this process. */
  capacity: 24,
  /** A job whose worker says nothing for so long belongs to the next one. */
  leaseMs: 20_000,
  /** Another process may have died with what it was about to say: look at the queue at least so often. */
  lookMs: 30_000,
  /** Read the functions again at least so often, and before each event: for code that changes while it runs. 0 is never. */
  syncMs: 0,
  /** How long running steps may take when the process is asked to stop. */
  graceMs: 5_000,
  /** A step that has ended the process so often fails. */
  maxClaims: 5,
  /** How long to wait after a failed attempt, counted from 0. */
  backoff: backoffMs,
};

export type Settings = typeof defaultSettings;

export const limits = {
  steps: 1_000,
  stepBytes: 4 * 1024 * 1024,
  runBytes: 32 * 1024 * 1024,
  eventBytes: 512 * 1024,
  sleepMs: 366 * 86_400_000,
  idempotencyMs: 86_400_000,
};
