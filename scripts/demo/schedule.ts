import type { Random } from "./random";

export const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;

/** Share of a day's traffic in each UTC hour. */
const hourly = [2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 11, 10, 11, 12, 12, 11, 10, 9, 8, 8, 7, 5, 3];
const weekday = [0.45, 1.1, 1.05, 1, 1, 0.95, 0.55];

/** Start times between two instants, in order: more by day than by night, fewer at weekends. */
export function busyTimes(count: number, from: number, to: number, random: Random): number[] {
  const slots = quarterHours(from, to);
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  const times: number[] = [];
  let passed = 0;
  let index = 0;
  for (let position = 0; position < count; position++) {
    const target = ((position + random.next()) / count) * total;
    while (index < slots.length - 1 && passed + (slots[index]?.weight ?? 0) < target) {
      passed += slots[index]?.weight ?? 0;
      index++;
    }
    const slot = slots[index] ?? { start: from, length: 0, weight: 1 };
    times.push(slot.start + Math.min(1, (target - passed) / slot.weight) * slot.length);
  }
  return times;
}

function quarterHours(from: number, to: number): { start: number; length: number; weight: number }[] {
  const slots = [];
  for (let start = from; start < to; start += 15 * minute) {
    const length = Math.min(15 * minute, to - start);
    const date = new Date(start);
    slots.push({
      start,
      length,
      weight: (hourly[date.getUTCHours()] ?? 1) * (weekday[date.getUTCDay()] ?? 1) * length,
    });
  }
  return slots;
}

/** One time per day, at about ten past two in the night. */
export function nightlyTimes(days: number, now: number, random: Random): number[] {
  const lastNight = Math.floor((now - 3 * hour) / day) * day + 2 * hour;
  return Array.from({ length: days }, (_, index) => lastNight - (days - 1 - index) * day + random.int(8, 14) * minute);
}
