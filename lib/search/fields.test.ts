import { expect, test } from "vitest";
import { readNumber, shortNumber, writeNumber } from "./fields";

test("numbers are written as they are read", () => {
  expect([0, 850, 1_500, 90_000, 5_400_000].map((ms) => writeNumber(ms, "ms"))).toEqual([
    "0ms",
    "850ms",
    "1.5s",
    "1.5m",
    "1.5h",
  ]);
  expect([0, 0.0000012, 1.5].map((usd) => writeNumber(usd, "usd"))).toEqual(["0", "0.0000012", "1.5"]);
  expect([12, 1_200, 12_345, 3_000_000].map((count) => writeNumber(count, "count"))).toEqual([
    "12",
    "1.2k",
    "12345",
    "3m",
  ]);
  for (const unit of ["ms", "usd", "count"] as const) {
    for (const value of [0, 1, 7.25, 999, 1_234, 65_400, 3_661_000, 98_765_432]) {
      expect(readNumber(writeNumber(value, unit), unit)).toBe(value);
    }
  }
});

test("ends of a range are shortened outward", () => {
  expect([shortNumber(12_345, "down"), shortNumber(12_345, "up")]).toEqual([12_300, 12_400]);
  expect([shortNumber(0.012345, "down"), shortNumber(0.012345, "up")]).toEqual([0.0123, 0.0124]);
  expect([shortNumber(0.07, "down"), shortNumber(0.07, "up"), shortNumber(0, "up")]).toEqual([0.07, 0.07, 0]);
});
