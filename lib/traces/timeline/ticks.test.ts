import { expect, test } from "vitest";
import { makeScale } from "./scale";
import { axisTicks, roundStep, tickLabel } from "./ticks";
import { whole } from "./zoom";

const minute = 60_000;
const hour = 60 * minute;

function labels(totalMs: number, apart = 0.15) {
  return axisTicks(makeScale(totalMs), whole(totalMs), apart).map(({ label }) => label);
}

test.each([
  [0.0003, 0.0005],
  [0.4, 0.5],
  [3, 5],
  [140, 200],
  [600, 1000],
  [7_000, 10_000],
  [40_000, minute],
  [20 * minute, 30 * minute],
  [40 * minute, hour],
  [7 * hour, 12 * hour],
  [15 * hour, 24 * hour],
  [70 * hour, 120 * hour],
])("steps of at least %d ms are %d ms", (least, step) => {
  expect(roundStep(least)).toBeCloseTo(step, 9);
});

test("the unit follows the length of the trace", () => {
  expect(labels(0.9)).toEqual(["0", "200 µs", "400 µs", "600 µs", "800 µs"]);
  expect(labels(31.4)).toEqual(["0", "5 ms", "10 ms", "15 ms", "20 ms", "25 ms", "30 ms"]);
  expect(labels(900)).toEqual(["0", "200 ms", "400 ms", "600 ms", "800 ms"]);
  expect(labels(2_900)).toEqual(["0", "0.5 s", "1.0 s", "1.5 s", "2.0 s", "2.5 s"]);
  expect(labels(31_400)).toEqual(["0", "5 s", "10 s", "15 s", "20 s", "25 s", "30 s"]);
  expect(labels(5 * minute)).toEqual(["0", "1 min", "2 min", "3 min", "4 min", "5 min"]);
  expect(labels(72 * hour)).toEqual(["0", "12 h", "1 d", "1 d 12 h", "2 d", "2 d 12 h", "3 d"]);
});

test.each([
  [100_250, 50, "1:40.25"],
  [60_000, 15_000, "1 min"],
  [75_000, 15_000, "1:15"],
  [3_723_000, 1000, "1:02:03"],
  [3_600_000, 1_800_000, "1:00:00"],
  [2 * 24 * hour + 90_000, 30_000, "2 d 0:01:30"],
  [12_345, 5, "12.345 s"],
  [1.25, 0.05, "1250 µs"],
  [12.25, 0.05, "12.25 ms"],
])("%d ms in steps of %d reads %s", (ms, step, label) => {
  expect(tickLabel(ms, step)).toBe(label);
});

test("only what is in sight has ticks", () => {
  const ticks = axisTicks(makeScale(10_000), { from: 4_000, to: 5_000 }, 0.2);
  expect(ticks.map(({ ms }) => ms)).toEqual([4000, 4200, 4400, 4600, 4800, 5000]);
});

test("folded stretches have none, and what follows keeps its time", () => {
  const scale = makeScale(hour, [{ startMs: 10_000, endMs: hour - 10_000 }]);
  const ticks = axisTicks(scale, whole(scale.length), 0.2);
  expect(ticks.map(({ label }) => label)).toEqual(["0", "5 s", "10 s", "59:55", "1:00:00"]);
});

test("a trace of no length has an axis", () => {
  const scale = makeScale(0);
  expect(axisTicks(scale, whole(scale.length), 0.2).length).toBeGreaterThan(1);
});
