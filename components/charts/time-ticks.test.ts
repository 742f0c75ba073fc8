import { expect, test } from "vitest";
import { placeOf, spreadMarks } from "./chart-data";
import { stretchLabel, tickLabel, timeTicks } from "./time-ticks";

const hour = 3_600_000;

function rowsOf(start: Date, stepMs: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    from: new Date(start.getTime() + index * stepMs).toISOString(),
    to: new Date(start.getTime() + (index + 1) * stepMs).toISOString(),
    values: {},
  }));
}

test("a week of three hours is labelled by its days", () => {
  const rows = rowsOf(new Date(2026, 2, 2, 9), 3 * hour, 56);
  expect(timeTicks(rows).map(tickLabel)).toEqual(["3 Mar", "4 Mar", "5 Mar", "6 Mar", "7 Mar", "8 Mar", "9 Mar"]);
});

test("a day of half hours is labelled by round hours, and midnight by its date", () => {
  const rows = rowsOf(new Date(2026, 2, 2, 12), hour / 2, 48);
  expect(timeTicks(rows).map(tickLabel)).toEqual([
    "12:00",
    "15:00",
    "18:00",
    "21:00",
    "3 Mar",
    "03:00",
    "06:00",
    "09:00",
  ]);
});

test("where nothing is round, some are labelled all the same", () => {
  const rows = rowsOf(new Date(2026, 2, 2, 12, 7), 2 * 60_000, 20);
  expect(timeTicks(rows).length).toBeGreaterThan(1);
  expect(timeTicks(rows).length).toBeLessThanOrEqual(8);
  expect(timeTicks([])).toEqual([]);
});

test("whole days are told without hours", () => {
  const day = { from: new Date(2026, 2, 2).toISOString(), to: new Date(2026, 2, 3).toISOString() };
  expect(stretchLabel(day)).toMatch(/^Mon,? 2 Mar$/);
  expect(stretchLabel({ ...day, to: new Date(2026, 2, 2, 6).toISOString() })).toContain("06:00");
});

test("a moment lies within its row, and marks that come too close are told together", () => {
  const start = new Date(2026, 2, 2);
  const rows = rowsOf(start, hour, 10);
  const at = (hours: number) => new Date(start.getTime() + hours * hour).toISOString();
  expect(placeOf(rows, at(2.5))).toBeCloseTo(0.25);
  expect(placeOf(rows, at(10))).toBeUndefined();
  const marks = [
    { at: at(5), label: "3" },
    { at: at(1), label: "1" },
    { at: at(1.5), label: "2" },
    { at: at(-1), label: "0" },
  ];
  expect(spreadMarks(rows, marks)).toEqual([
    { place: 0.1, labels: ["1", "2"] },
    { place: 0.5, labels: ["3"] },
  ]);
});
