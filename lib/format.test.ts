import { expect, test } from "vitest";
import { formatBytes, formatCount, formatDuration, formatMoney, relativeTime, unknown } from "./format";

test.each([
  [0, "0 ms"],
  [0.0004, "< 0.01 ms"],
  [0.42, "0.42 ms"],
  [12.4, "12 ms"],
  [999.4, "999 ms"],
  [999.6, "1.00 s"],
  [4_821, "4.82 s"],
  [9_996, "10.0 s"],
  [59_940, "59.9 s"],
  [59_960, "1 min 0 s"],
  [125_000, "2 min 5 s"],
  [3_599_600, "1 h 0 min"],
  [8_100_000, "2 h 15 min"],
])("%d ms reads %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, "$0"],
  [0.00001, "< $0.0001"],
  [0.0412, "$0.0412"],
  [0.99999, "$1.00"],
  [4.125, "$4.13"],
  [1234.5, "$1,234.50"],
])("%d dollars read %s", (usd, text) => {
  expect(formatMoney(usd)).toBe(text);
});

test("unknown is not zero", () => {
  expect([formatMoney(null), formatCount(null), formatDuration(null)]).toEqual([unknown, unknown, unknown]);
});

test("counts keep every digit until nobody reads them", () => {
  expect([formatCount(0), formatCount(14_204), formatCount(9_999_999), formatCount(12_300_000)]).toEqual([
    "0",
    "14,204",
    "9,999,999",
    "12.3M",
  ]);
});

test("bytes", () => {
  expect([formatBytes(999), formatBytes(1_500), formatBytes(999_600)]).toEqual(["999 B", "2 kB", "1.0 MB"]);
});

test("times are told as their age, and as a date after a week", () => {
  const now = Date.parse("2026-11-20T12:00:00Z");
  const ago = (seconds: number) => relativeTime(new Date(now - seconds * 1000).toISOString(), now);
  expect([ago(-5), ago(12), ago(60), ago(3_599), ago(7_200), ago(200_000)]).toEqual([
    "0s",
    "12s",
    "1m",
    "59m",
    "2h",
    "2d",
  ]);
  expect(ago(10 * 86_400)).toBe("10 Nov");
  expect(ago(400 * 86_400)).toBe("16 Oct 2025");
});
