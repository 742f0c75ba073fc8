import { describe, expect, test } from "vitest";
import { seeded } from "@/test/random";
import { bucketsOf, dayMs, quarterMs } from "./buckets";

const hour = 3_600_000;

/** Local times of the bounds of a range, written as a clock on the wall would show them. */
function shown(timeZone: string, from: string, to: string, most: number) {
  const { step, bounds } = bucketsOf({ from: Date.parse(from), to: Date.parse(to) }, timeZone, most);
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const lengths = bounds.slice(1).map((bound, i) => (bound - (bounds[i] ?? 0)) / hour);
  return { step, at: bounds.map((bound) => clock.format(bound)), lengths };
}

describe("days in which a clock is changed", () => {
  test("in Berlin have 23 and 25 hours", () => {
    const spring = shown("Europe/Berlin", "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", 30);
    expect(spring.step).toBe("1h");
    expect(spring.at.slice(0, 4).map((at) => at.slice(11))).toEqual(["00:00", "01:00", "03:00", "04:00"]);
    expect(spring.lengths).toEqual(Array(23).fill(1));
    const autumn = shown("Europe/Berlin", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", 30);
    expect(autumn.at.slice(0, 5).map((at) => at.slice(11))).toEqual(["00:00", "01:00", "02:00", "02:00", "03:00"]);
    expect(autumn.lengths).toEqual(Array(25).fill(1));
  });

  test("keep longer steps at the hours of the clock, and days whole", () => {
    const autumn = shown("Europe/Berlin", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", 10);
    expect(autumn).toMatchObject({ step: "3h", lengths: [4, 3, 3, 3, 3, 3, 3, 3] });
    const days = shown("Europe/Berlin", "2026-10-23T22:00:00Z", "2026-10-26T23:00:00Z", 3);
    expect(days).toMatchObject({ step: "1d", lengths: [24, 25, 24] });
  });

  test("may begin after midnight, or have it twice", () => {
    const santiago = shown("America/Santiago", "2026-09-05T04:00:00Z", "2026-09-08T03:00:00Z", 3);
    expect(santiago).toMatchObject({ step: "1d", lengths: [24, 23, 24] });
    expect(santiago.at[1]).toBe("2026-09-06 01:00");
    expect(shown("America/Havana", "2026-11-01T04:00:00Z", "2026-11-03T05:00:00Z", 2).lengths).toEqual([25, 24]);
  });

  test("may be changed by half an hour", () => {
    const island = shown("Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", 3);
    expect(island.lengths).toEqual([12.5, 12]);
    const hours = shown("Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", 24);
    expect(hours.lengths).toEqual([1, 1.5, ...Array(22).fill(1)]);
  });
});

test.each([
  ["Asia/Kolkata", "2026-11-01T18:30:00.000Z"],
  ["Asia/Kathmandu", "2026-11-01T18:15:00.000Z"],
  ["America/St_Johns", "2026-11-02T03:30:00.000Z"],
])("a week begins on Monday in %s", (timeZone, monday) => {
  const range = { from: Date.parse("2026-11-01T00:00:00Z"), to: Date.parse("2026-11-20T00:00:00Z") };
  const { step, bounds } = bucketsOf(range, timeZone, 5);
  expect(step).toBe("7d");
  expect(new Date(bounds[1] ?? 0).toISOString()).toBe(monday);
});

test("months are the calendar's, several of a very long range", () => {
  const year = { from: Date.parse("2026-01-01T00:00:00Z"), to: Date.parse("2027-01-01T00:00:00Z") };
  expect(bucketsOf(year, "UTC", 12).bounds.map((bound) => new Date(bound).getUTCDate())).toEqual(Array(13).fill(1));
  expect(bucketsOf({ from: 0, to: Date.parse("9999-01-01T00:00:00Z") }, "Europe/Berlin", 50).bounds.length).toBe(51);
});

test("short steps are of short ranges", () => {
  const from = Date.parse("2026-11-01T10:07:30Z");
  expect(bucketsOf({ from, to: from + hour }, "UTC", 61)).toMatchObject({ step: "1m" });
  expect(bucketsOf({ from, to: from + 10 * hour }, "UTC", 200)).toMatchObject({ step: "15m" });
  expect(bucketsOf({ from, to: from }, "UTC", 10).bounds).toEqual([]);
});

test.each(["UTC", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Europe/Berlin"])(
  "buckets in %s follow one another, are no more than asked for, and begin where the clock says",
  (timeZone) => {
    const { integer, pick } = seeded(5);
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" });
    const hours = { "1h": 1, "3h": 3, "6h": 6, "12h": 12, "1d": 24, "7d": 24, "30d": 24 };
    for (let round = 0; round < 60; round++) {
      const from = Date.parse("2025-06-01T00:00:00Z") + integer(540 * dayMs);
      const range = { from, to: from + 1 + integer(pick([hour, 6 * hour, dayMs, 7 * dayMs, 90 * dayMs, 700 * dayMs])) };
      const most = 1 + integer(pick([3, 30, 200]));
      const { step, bounds } = bucketsOf(range, timeZone, most);
      expect([bounds.at(0), bounds.at(-1)]).toEqual([range.from, range.to]);
      expect(bounds.length - 1).toBeLessThanOrEqual(most);
      for (const [i, bound] of bounds.entries()) if (i > 0) expect(bound).toBeGreaterThan(bounds[i - 1] ?? 0);
      const starts = bounds.slice(1, -1);
      if (step !== "1m" && step !== "5m") expect(starts.filter((start) => start % quarterMs !== 0)).toEqual([]);
      if (!(step in hours)) continue;
      const off = starts.filter((start) => {
        const [h = 0, m = 0] = clock.format(start).split(":").map(Number);
        return m !== 0 || h % hours[step as keyof typeof hours] !== 0;
      });
      expect(off).toEqual([]);
    }
  },
);
