const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  1_000,
  5_000,
  15_000,
  30_000,
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  30 * day,
  90 * day,
  365 * day,
];

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const yearFormat = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const secondFormat = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Round moments between two times, in the zone of whoever looks; `at` is their place, from 0 to 1. */
export function axisTicks(from: number, to: number, most = 8): { at: number; label: string }[] {
  const length = to - from;
  if (!(length > 0)) return [];
  const step = steps.find((candidate) => length / candidate <= most) ?? length;
  const offset = new Date(from).getTimezoneOffset() * minute;
  const ticks: { at: number; label: string }[] = [];
  for (let time = Math.ceil((from - offset) / step) * step + offset; time < to; time += step) {
    ticks.push({ at: (time - from) / length, label: tickLabel(new Date(time), step) });
  }
  return ticks;
}

function tickLabel(time: Date, step: number) {
  if (step > 30 * day) return yearFormat.format(time);
  const isMidnight = time.getHours() === 0 && time.getMinutes() === 0 && time.getSeconds() === 0;
  if (step >= day || isMidnight) return dayFormat.format(time);
  return (step < minute ? secondFormat : timeFormat).format(time);
}
