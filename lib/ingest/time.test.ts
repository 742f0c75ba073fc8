import { expect, test } from "vitest";
import { nextWeek, timestamp, weekOf, weekOfTrace } from "./time";

test("nanoseconds become a timestamp to the microsecond", () => {
  expect(timestamp(0n)).toBe("1970-01-01T00:00:00.000000Z");
  expect(timestamp(1_767_225_600_123_456_789n)).toBe("2026-01-01T00:00:00.123456Z");
  expect(timestamp(9_223_372_036_854_775_807n)).toBe("2262-04-11T23:47:16.854775Z");
});

test.each([
  ["2026-01-01T12:00:00Z", "2025-12-29"],
  ["2026-01-05T00:00:00.000Z", "2026-01-05"],
  ["2026-01-04T23:59:59.999Z", "2025-12-29"],
  ["1970-01-01T00:00:00Z", "1969-12-29"],
  ["2024-02-29T12:00:00Z", "2024-02-26"],
])("%s lies in the week of Monday %s", (time, monday) => {
  expect(weekOf(Date.parse(time))).toBe(monday);
  expect(weekOf(Date.parse(nextWeek(monday)) - 1)).toBe(monday);
  expect(weekOf(Date.parse(nextWeek(monday)))).toBe(nextWeek(monday));
});

test("a trace's week is its start's, between what is retained and tomorrow", () => {
  const now = Date.parse("2026-09-16T12:00:00Z");
  const weekFrom = (time: string) => weekOfTrace(BigInt(Date.parse(time)) * 1_000_000n, 30, now);
  expect(weekFrom("2026-09-10T00:00:00Z")).toBe("2026-09-07");
  expect(weekFrom("2020-01-01T00:00:00Z")).toBe(weekOf(Date.parse("2026-08-17T12:00:00Z")));
  expect(weekFrom("2199-01-01T00:00:00Z")).toBe("2026-09-14");
});
