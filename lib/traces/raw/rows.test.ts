import { expect, test } from "vitest";
import { headingFrom, indexOfRow, layRows, lineCountAt, rowAt } from "./rows";

const lengths = new Map([
  ["a", 3],
  ["b", 100],
]);
const rows = layRows(["a", "b", "c"], new Set(["b"]), (id) => lengths.get(id));

test("a heading each, and the lines of what is open; an estimate for what is not loaded", () => {
  expect(rows.starts).toEqual([0, 4, 5]);
  expect(rows.count).toBe(5 + 1 + 24);
  expect(["a", "b", "c"].map((spanId) => lineCountAt(rows, { spanId, line: 0 }))).toEqual([3, 0, 24]);
});

test("a row is found by its index, and its index by the row", () => {
  for (let index = 0; index < rows.count; index++) {
    const row = rowAt(rows, index);
    expect(row && indexOfRow(rows, row)).toBe(index);
  }
  expect(rowAt(rows, 3)).toEqual({ spanId: "a", line: 3 });
  expect(rowAt(rows, 4)).toEqual({ spanId: "b", line: 0 });
  expect(
    rowAt(
      layRows([], new Set(), () => 1),
      0,
    ),
  ).toBeUndefined();
});

test("a row of a span that has become shorter is its last", () => {
  expect(indexOfRow(rows, { spanId: "b", line: 50 })).toBe(4);
  expect(indexOfRow(rows, { spanId: "gone", line: 0 })).toBeUndefined();
});

test("from heading to heading, first to one's own", () => {
  expect(headingFrom(rows, { spanId: "a", line: 2 }, 1)).toBe(4);
  expect(headingFrom(rows, { spanId: "c", line: 2 }, -1)).toBe(5);
  expect(headingFrom(rows, { spanId: "c", line: 0 }, -1)).toBe(4);
  expect(headingFrom(rows, { spanId: "a", line: 0 }, -1)).toBeUndefined();
  expect(headingFrom(rows, { spanId: "c", line: 0 }, 1)).toBeUndefined();
});

test("10,000 spans are laid out quickly", () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => String(i));
  const started = performance.now();
  expect(layRows(ids, new Set(), () => 30).count).toBe(310_000);
  expect(performance.now() - started).toBeLessThan(50);
});
