import type { ChartRow } from "./chart-data";

const minute = 60_000;
const day = 24 * 60;
/** In minutes. */
const intervals = [5, 15, 30, 60, 180, 360, 720, day, 2 * day, 7 * day, 14 * day, 30 * day, 90 * day];

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const momentFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const wholeDayFormat = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });

/** The beginnings that carry a label below a chart: round ones, in the zone of whoever looks. */
export function timeTicks(rows: ChartRow[], most = 8): string[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const length = (Date.parse(last.to) - Date.parse(first.from)) / minute;
  const interval = intervals.find((candidate) => length / candidate <= most) ?? length;
  const round = rows.filter(({ from }) => isRound(new Date(from), interval)).map(({ from }) => from);
  if (round.length > 1) return round;
  const step = Math.max(1, Math.ceil(rows.length / most));
  return rows.filter((_, index) => index % step === 0).map(({ from }) => from);
}

function isRound(time: Date, interval: number) {
  const inDay = time.getHours() * 60 + time.getMinutes();
  if (interval < day) return inDay % interval === 0;
  const dayNumber = Math.round((time.getTime() / minute - time.getTimezoneOffset()) / day);
  return inDay === 0 && dayNumber % (interval / day) === 0;
}

export function tickLabel(from: string) {
  const time = new Date(from);
  return isRound(time, day) ? dayFormat.format(time) : timeFormat.format(time);
}

/** When a row begins and ends, in words. */
export function stretchLabel({ from, to }: { from: string; to: string }) {
  const [start, end] = [new Date(from), new Date(to)];
  if (!isRound(start, day) || !isRound(end, day)) return momentFormat.formatRange(start, end);
  return wholeDayFormat.formatRange(start, new Date(end.getTime() - 1));
}
