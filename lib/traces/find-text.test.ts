import { expect, test } from "vitest";
import { countFolded, findFolded, foldText, includesFolded } from "./find-text";

test.each([
  ["REFUND", "refund"],
  ["Überweisung", "uberweisung"],
  ["e\u0301te\u0301", "ete"],
  ["ﬁnance ①", "finance 1"],
  ["ПРИВЕТ, Ёлка", "привет, елка"],
  ["ＦＵＬＬ width", "full width"],
])("%s is compared as %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test("places are those of the text itself, whatever folding does to its length", () => {
  const text = "Ein ﬁnales Übermaß – Ubermaß! 😀 UBERMASS";
  const found = findFolded(text, foldText("überma"));
  expect(found.map(([start, end]) => text.slice(start, end))).toEqual(["Überma", "Uberma", "UBERMA"]);
  expect(findFolded(text, foldText("final")).map(([start, end]) => text.slice(start, end))).toEqual(["ﬁnal"]);
  expect(findFolded("e\u0301te\u0301", "ete")).toEqual([[0, 5]]);
});

test("nothing includes an empty term, and places do not overlap", () => {
  expect(includesFolded("abc", "")).toBe(false);
  expect(findFolded("abc", "")).toEqual([]);
  expect(countFolded("aaaaa", "aa")).toBe(2);
  expect(findFolded("aaaaa", "aa")).toEqual([
    [0, 2],
    [2, 4],
  ]);
});
