const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970 began on a Thursday; weeks begin on Mondays. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** Nanoseconds since 1970 as a timestamp that PostgreSQL reads, to the microsecond. */
export function timestamp(ns: bigint): string {
  const microseconds = ns / 1_000n;
  const iso = new Date(Number(microseconds / 1_000n)).toISOString();
  return `${iso.slice(0, -1)}${String(microseconds % 1_000n).padStart(3, "0")}Z`;
}

/** The Monday of a moment's week as YYYY-MM-DD in UTC. */
export function weekOf(ms: number): string {
  const monday = Math.floor((ms - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;
  return new Date(monday).toISOString().slice(0, 10);
}

/** The week in which a new trace is kept: of its start, but neither beyond retention nor after tomorrow. */
export function weekOfTrace(startNs: bigint, retentionDays: number, nowMs: number): string {
  const startMs = Number(startNs / 1_000_000n);
  return weekOf(Math.min(Math.max(startMs, nowMs - retentionDays * DAY_MS), nowMs + DAY_MS));
}

export function nextWeek(week: string): string {
  return new Date(Date.parse(week) + WEEK_MS).toISOString().slice(0, 10);
}
