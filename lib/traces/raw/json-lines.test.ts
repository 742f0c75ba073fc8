import { describe, expect, test } from "vitest";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { indentJson, jsonLines } from "./json-lines";

function drawn(text: string) {
  return jsonLines(text).lines.map(
    ({ start, end, indent, number, isContinued }) =>
      `${isContinued ? "+" : number} ${"  ".repeat(indent)}${text.slice(start, end)}`,
  );
}

const long = "x".repeat(100);

test("short containers stay on a line, longer ones are opened", () => {
  expect(drawn(`{"a":[{"key":"k","value":{"intValue":"1"}},{"b":"${long}"}],"c":{},"d":-0}`)).toEqual([
    "1 {",
    '2   "a":[',
    '3     {"key":"k","value":{"intValue":"1"}},',
    "4     {",
    `5       "b":"${long}"`,
    "6     }",
    "7   ],",
    '8   "c":{},',
    '9   "d":-0',
    "10 }",
  ]);
});

test("brackets, commas and quotes inside of strings are text", () => {
  const text = JSON.stringify([long, 'a "quoted" [1, {2}] \\', "\\"]);
  expect(drawn(text)).toEqual(["1 [", `2   "${long}",`, '3   "a \\"quoted\\" [1, {2}] \\\\",', '4   "\\\\"', "5 ]"]);
});

test.each(["", "1", '"text"', "[]", "{}", "null"])("%s is one line or none", (text) => {
  expect(drawn(text)).toEqual(text ? [`1 ${text}`] : []);
});

describe("a long string", () => {
  test("goes on in lines of 120 characters, which count as one", () => {
    const lines = drawn(JSON.stringify("y".repeat(300)));
    expect(lines).toEqual([`1 "${"y".repeat(119)}`, `+ ${"y".repeat(120)}`, `+ ${"y".repeat(61)}"`]);
  });

  test("is cut behind its line breaks, and never inside an escape or a character", () => {
    const text = JSON.stringify(`first\nsecond ${"\u0001".repeat(40)}${"🚀".repeat(80)}${"\\".repeat(150)}\n`);
    const pieces = jsonLines(text).lines.map(({ start, end }) => text.slice(start, end));
    expect(pieces[0]).toBe('"first\\n');
    for (const piece of pieces) {
      expect(piece.isWellFormed()).toBe(true);
      expect(() => JSON.parse(`"${piece.replace(/^"|(?<!\\)"$/g, "")}"`)).not.toThrow();
      expect(piece.length).toBeLessThanOrEqual(120);
    }
  });

  test("of 1 MB is many lines, quickly", () => {
    const text = JSON.stringify({ value: "z".repeat(1_000_000) });
    const started = performance.now();
    const { lines, size, width, isCut } = jsonLines(text);
    expect(performance.now() - started).toBeLessThan(100);
    expect(lines.length).toBeGreaterThan(8_000);
    expect([size, width, isCut]).toEqual([text.length, 122, false]);
  });

  test("of 20 MB is shown as far as anybody reads", () => {
    const { lines, isCut } = jsonLines(JSON.stringify("\n".repeat(10_000_000)));
    expect([lines.length, isCut]).toEqual([100_000, true]);
  });
});

test("joined, the lines are the text, whatever it holds", () => {
  const text = JSON.stringify(randomTrace(seeded(5), "a".repeat(32), 60));
  expect(drawn(text).length).toBeGreaterThan(1_000);
  expect(
    jsonLines(text)
      .lines.map(({ start, end }) => text.slice(start, end))
      .join(""),
  ).toBe(text);
});

test("indented for a reader, numbers are written as they were", () => {
  const text = `{"a":[-0,1e+21,1.0,"${long}"],"b":12345678901234567890}`;
  expect(indentJson(text)).toBe(
    `{\n  "a":[\n    -0,\n    1e+21,\n    1.0,\n    "${long}"\n  ],\n  "b":12345678901234567890\n}`,
  );
});
