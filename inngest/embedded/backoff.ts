import { waitMs } from "./duration";

const secondsAfter = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];
const LONGEST_S = 7_200;
const JITTER_MS = 30_000;

/** Inngest's schedule: how many milliseconds to wait after a failed attempt, counted from 0. */
export function backoffMs(attempt: number): number {
  return (secondsAfter[attempt] ?? LONGEST_S) * 1_000 + Math.random() * JITTER_MS;
}

/** What a Retry-After header asks for, in seconds or as a time, between a second and a day. */
export function retryAfterMs(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : waitMs(header);
  return ms === undefined ? undefined : Math.min(Math.max(ms, 1_000), 86_400_000);
}
