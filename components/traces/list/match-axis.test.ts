import { expect, test } from "vitest";
import { axisTicks } from "./match-axis";

const at = (text: string) => new Date(text).getTime();
const labels = (from: string, to: string) => axisTicks(at(from), at(to)).map(({ label }) => label);

test("ticks stand at round moments of the viewer's zone", () => {
  expect(labels("2026-11-19T14:10:00", "2026-11-20T14:10:00")).toEqual([
    "15:00",
    "18:00",
    "21:00",
    "20 Nov",
    "03:00",
    "06:00",
    "09:00",
    "12:00",
  ]);
  expect(labels("2026-11-20T14:01:00", "2026-11-20T14:16:00")).toEqual(["14:05", "14:10", "14:15"]);
  const days = labels("2026-11-06T14:00:00", "2026-11-20T14:00:00");
  expect(days).toHaveLength(7);
  for (const label of days) expect(label).toMatch(/^\d+ Nov$/);
});

test("a range of any length has at most a handful", () => {
  for (const length of [100, 1_000, 60_000, 86_400_000, 40 * 86_400_000, 3_000 * 86_400_000]) {
    const ticks = axisTicks(at("2026-01-01T00:00:00"), at("2026-01-01T00:00:00") + length);
    expect(ticks.length).toBeLessThanOrEqual(9);
    for (const tick of ticks) expect(tick.at).toBeLessThan(1);
  }
  expect(axisTicks(5, 5)).toEqual([]);
});
