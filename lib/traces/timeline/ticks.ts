import { type Scale, toAxis } from "./scale";
import type { Sight } from "./zoom";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps that are round in the units people count time in; below a second and above a day the decimal ones. */
const clockSteps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
];

export type Tick = { at: number; ms: number; label: string };

/** The smallest round step of at least `least` milliseconds. */
export function roundStep(least: number) {
  if (least > 12 * hour) return day * decimalStep(least / day, 1);
  return least > second / 2 ? (clockSteps.find((step) => step >= least) ?? day) : decimalStep(least, 0);
}

/**
 * Round times in sight, at least `apart` (of the sight, 0 to 1) from each other. Folded stretches have none; what comes
 * after one and is too short for a round time is marked where it begins.
 */
export function axisTicks(scale: Scale, sight: Sight, apart: number): Tick[] {
  const size = sight.to - sight.from;
  const step = roundStep(size * apart);
  const ticks: Tick[] = [];

  function add(ms: number, precision: number) {
    const place = toAxis(scale, ms);
    const last = ticks.at(-1);
    if (last && place - last.at < size * apart * 0.99) return;
    ticks.push({ at: place, ms, label: tickLabel(ms, precision) });
  }

  for (const { startMs, endMs, at, length, folded } of scale.pieces) {
    if (folded || at > sight.to || at + length < sight.from) continue;
    const fromMs = Math.max(startMs, startMs + sight.from - at);
    const toMs = Math.min(endMs, startMs + sight.to - at);
    const first = Math.ceil(fromMs / step - 1e-9);
    if (first * step > toMs) add(fromMs, Math.min(step, second));
    for (let count = first; count * step <= toMs; count++) add(count * step, step);
  }
  return ticks;
}

/** A time as precise as the steps are: 250 µs, 40 ms, 1.5 s, 5 min, 1:02:30, 2 d 6 h. */
export function tickLabel(ms: number, step: number) {
  if (ms === 0) return "0";
  if (ms >= day) return withDays(ms, step);
  if (ms >= hour) return step % hour === 0 ? `${ms / hour} h` : clock(ms, step);
  if (ms >= minute) return ms % minute === 0 ? `${ms / minute} min` : clock(ms, step);
  if (step >= second / 2 || ms >= 10 * second || (ms >= second && step >= 10)) {
    return `${(ms / second).toFixed(decimals(step / second))} s`;
  }
  if (step >= 0.5 || ms >= 10) return `${ms.toFixed(decimals(step))} ms`;
  return `${(ms * 1000).toFixed(decimals(step * 1000))} µs`;
}

function withDays(ms: number, step: number) {
  const days = `${Math.floor(ms / day)} d`;
  const restMs = ms % day;
  if (step % hour !== 0) return `${days} ${clock(restMs, step, true)}`;
  return restMs ? `${days} ${restMs / hour} h` : days;
}

/** 1:02:30 or 2:05.25. */
function clock(ms: number, step: number, withHours = ms >= hour) {
  const minutes = Math.floor((ms % hour) / minute);
  const places = decimals(step / second);
  const seconds = ((ms % minute) / second).toFixed(places).padStart(places ? places + 3 : 2, "0");
  return withHours
    ? `${Math.floor(ms / hour)}:${String(minutes).padStart(2, "0")}:${seconds}`
    : `${minutes}:${seconds}`;
}

function decimals(step: number) {
  return Math.min(9, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** 1, 2 or 5 times a power of ten. */
function decimalStep(least: number, lowest: number) {
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9);
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((candidate) => candidate >= least * (1 - 1e-9));
  return Math.max(lowest, step ?? 10 * power);
}
