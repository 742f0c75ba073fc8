import { type BucketStep, bucketSteps } from "./schema";

/** In milliseconds since 1970; the end is not part of it. */
export type Range = { from: number; to: number };
type Clock = (ms: number) => number;

const minute = 60_000;
export const quarterMs = 15 * minute;
const hour = 60 * minute;
export const dayMs = 24 * hour;
/** Nothing is summed up for less than a quarter of an hour, so that shorter steps have to be few. */
const longestOfShortSteps = 6 * hour;

/** Where a clock is set back or a month is long, a range has fewer buckets than its length says. */
const spare = 2;

const lengths: Record<BucketStep, number> = {
  "1m": minute,
  "5m": 5 * minute,
  "15m": quarterMs,
  "30m": 30 * minute,
  "1h": hour,
  "3h": 3 * hour,
  "6h": 6 * hour,
  "12h": 12 * hour,
  "1d": dayMs,
  "7d": 7 * dayMs,
  "30d": 30 * dayMs,
};

/**
 * Where the buckets of a range begin and end: `bounds[i]` to `bounds[i + 1]`, by the shortest step that makes at most `most`.
 * Hours are counted from local midnight, weeks begin on a local Monday; 30 days are a month, or several of a very long range.
 */
export function bucketsOf(range: Range, timeZone: string, most: number): { step: BucketStep; bounds: number[] } {
  const clock = clockOf(timeZone);
  if (range.from >= range.to) return { step: bucketSteps[0], bounds: [] };
  for (const step of bucketSteps) {
    const length = lengths[step];
    if (length < quarterMs && range.to - range.from > longestOfShortSteps) continue;
    if ((range.to - range.from) / length > most + spare) continue;
    const bounds = within(range, startsOf(range, step, clock));
    if (bounds.length - 1 <= most) return { step, bounds };
  }
  const together = Math.ceil(countMonths(range, clock) / most);
  return { step: "30d", bounds: within(range, monthsOf(range, clock, together)) };
}

function within({ from, to }: Range, starts: number[]): number[] {
  const inside = [...new Set(starts)].filter((start) => start > from && start < to).sort((a, b) => a - b);
  return [from, ...inside, to];
}

function startsOf(range: Range, step: BucketStep, clock: Clock): number[] {
  const length = lengths[step];
  if (length <= quarterMs) return multiples(range, length);
  if (step === "30d") return monthsOf(range, clock, 1);
  const days = multiples({ from: clock(range.from) - dayMs, to: clock(range.to) + dayMs }, dayMs);
  if (step === "7d") return days.filter(isMonday).map((day) => firstAt(day, clock));
  const hours = days.flatMap((day) => multiples({ from: day, to: day + dayMs }, length));
  return hours.flatMap((wall) => (length <= hour ? everyAt(wall, clock) : [firstAt(wall, clock)]));
}

function multiples({ from, to }: Range, length: number): number[] {
  const first = Math.floor(from / length);
  return Array.from({ length: Math.max(0, Math.ceil(to / length) - first) }, (_, i) => (first + i) * length);
}

function monthsOf(range: Range, clock: Clock, together: number): number[] {
  const first = new Date(clock(range.from));
  return Array.from({ length: Math.ceil(countMonths(range, clock) / together) }, (_, i) =>
    firstAt(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i * together), clock),
  );
}

/** Those that the range touches. */
function countMonths({ from, to }: Range, clock: Clock): number {
  const [first, last] = [new Date(clock(from)), new Date(clock(to - 1))];
  return 12 * (last.getUTCFullYear() - first.getUTCFullYear()) + last.getUTCMonth() - first.getUTCMonth() + 1;
}

function isMonday(wall: number): boolean {
  return new Date(wall).getUTCDay() === 1;
}

/** The first moment at which a clock shows this time, or, where it is skipped, a later one. */
function firstAt(wall: number, clock: Clock): number {
  const ahead = Math.max(...offsetsAround(wall, clock));
  let moment = Math.floor((wall - ahead) / quarterMs) * quarterMs;
  while (clock(moment) < wall) moment += quarterMs;
  return moment;
}

/** Twice where the clock is set back. */
function everyAt(wall: number, clock: Clock): number[] {
  const again = wall - Math.min(...offsetsAround(wall, clock));
  return clock(again) === wall ? [firstAt(wall, clock), again] : [firstAt(wall, clock)];
}

function offsetsAround(wall: number, clock: Clock): number[] {
  return [wall - dayMs, wall + dayMs].map((moment) => clock(moment) - moment);
}

/** What a clock in the time zone shows at a moment, as if it stood in UTC. */
function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (ms) => {
    const shown = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  };
}
