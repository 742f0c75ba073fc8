import { describe, expect, test } from "vitest";
import { parseExactly } from "./exact-json";

describe("integers of more than 15 digits come with every digit", () => {
  test.each([
    ["[1234567890123456]", ["1234567890123456"]],
    ['{"a":-1234567890123456789,"b": 12345678901234567890 }', { a: "-1234567890123456789", b: "12345678901234567890" }],
    [
      "[1234567890123456,1234567890123457,\n1234567890123458]",
      ["1234567890123456", "1234567890123457", "1234567890123458"],
    ],
  ])("%s", (text, value) => expect(parseExactly(text)).toEqual(value));
});

describe("everything else is as JSON.parse has it", () => {
  const beside = ',"long":[1234567890123456]';
  test.each([
    '{"a":123456789012345}',
    '{"a":0.1234567890123456789,"b":1e20,"c":1234567890123456.5,"d":1234567890123456e2,"e":1E-20}',
    '{"a":"1234567890123456","b":"[1234567890123456,","c":"\\"1234567890123456,","d":"\\\\","e":"\\\\\\""}',
    '{"1234567890123456":"a","b\\"1234567890123456":true}',
    '{"__proto__":{"x":1},"constructor":null}',
    '{"a":"\\ud800\\u0000 é 🚀"}',
  ])("%s", (text) => {
    expect(parseExactly(text)).toEqual(JSON.parse(text));
    const { long, ...rest } = Object(parseExactly(`${text.slice(0, -1)}${beside}}`));
    expect(long).toEqual(["1234567890123456"]);
    expect(rest).toEqual(JSON.parse(text));
  });

  test.each([
    "",
    "{",
    "[1234567890123456",
    '{"a":1234567890123456',
    '"1234567890123456',
    "[1234567890123456 5]",
    "[,1234567890123456]",
  ])("%j is no JSON", (text) => expect(() => parseExactly(text)).toThrow(SyntaxError));
});

test("a megabyte of digits, quotes or backslashes takes little time", () => {
  for (const text of ["1".repeat(1_000_000), `"${'\\"'.repeat(500_000)}"`, `"${"\\\\".repeat(500_000)}"`]) {
    const started = performance.now();
    parseExactly(`[1234567890123456,${text}]`);
    expect(performance.now() - started).toBeLessThan(2_000);
  }
});
