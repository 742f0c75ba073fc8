import { describe, expect, test } from "vitest";
import { jsonLines } from "./json-lines";
import { harmless, lineParts } from "./line-parts";

function partsOf(text: string) {
  return jsonLines(text).lines.map((line) => lineParts(text, line).map(({ kind, text: part }) => [kind, part]));
}

test("a line is keys, strings, numbers, words and marks", () => {
  expect(partsOf('{"a b":["text \\" :",-1.5e+21,true,null]}')).toEqual([
    [
      ["mark", "{"],
      ["key", '"a b"'],
      ["mark", ": ["],
      ["string", '"text \\" :"'],
      ["mark", ", "],
      ["number", "-1.5e+21"],
      ["mark", ", "],
      ["word", "true"],
      ["mark", ", "],
      ["word", "null"],
      ["mark", "]}"],
    ],
  ]);
});

test("numbers stand there as they were written", () => {
  for (const number of ["-0", "1.0", "1e21", "12345678901234567890", "5e-324", "7"])
    expect(partsOf(number)).toEqual([[["number", number]]]);
});

test("a string that goes on is a string until it ends", () => {
  const lines = partsOf(JSON.stringify({ key: `${"[1, ".repeat(40)}"` }));
  expect(lines[1]?.map(([kind]) => kind)).toEqual(["key", "mark", "string"]);
  expect(lines.at(-2)?.map(([kind]) => kind)).toEqual(["string"]);
  expect(lines.flat().filter(([kind]) => kind === "number")).toEqual([]);
});

describe("hostile text", () => {
  test.each([
    ["a right-to-left override", "a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"],
    ["terminal colours and deletes", "\u001b[31m\u007f\u009b", "\\u001b[31m\\u007f\\u009b"],
    ["what cannot be seen", "\u200b\ufeff\u2028\u{e0041}", "\\u200b\\ufeff\\u2028\\udb40\\udc41"],
  ])("%s is shown as its escape", (_, text, shown) => expect(harmless(text)).toBe(shown));

  test("what people write stays", () => {
    for (const text of ["注文 🚀 naïve", "שלום", "👩‍💻", '<script>alert("x")</script>'])
      expect(harmless(text)).toBe(text);
  });
});
