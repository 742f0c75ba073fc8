import { expect, test } from "vitest";
import { findNodes, isNumberList } from "./json-find";

test("what holds a term opens, down to where it stands", () => {
  const inner = { city: "Zürich", other: 1 };
  const list = [0, 1, inner, 3];
  const root = { a: { b: "no" }, list, last: "zurich" };
  const found = findNodes(root, "zurich");
  expect([...found]).toEqual(
    expect.arrayContaining([
      [inner, 0],
      [list, 2],
      [root, 2],
    ]),
  );
  expect(found.size).toBe(3);
  expect([...findNodes(root, "city").keys()]).toEqual([inner, list, root]);
  expect(findNodes(root, "").size).toBe(0);
});

test("10,000 levels and a key called __proto__", () => {
  const deep: unknown = JSON.parse(`${'{"__proto__":'.repeat(10_000)}"needle"${"}".repeat(10_000)}`);
  expect(findNodes(deep, "needle").size).toBe(10_000);
});

test("a vector is a list of numbers, a pair of them is not", () => {
  expect(isNumberList(Array.from({ length: 1_536 }, () => 0.1))).toBe(true);
  expect(isNumberList([1, 2])).toBe(false);
  expect(isNumberList([...Array.from({ length: 50 }, () => 0.1), "x"])).toBe(false);
});
