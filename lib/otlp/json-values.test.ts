import { describe, expect, test } from "vitest";
import { anyValue, spanOf, spanWith } from "@/test/json-span";

describe("numbers", () => {
  test("integers as text and as numbers, 19 digits exactly", () => {
    expect(anyValue('{"intValue":"57"}')).toEqual({ intValue: "57" });
    expect(anyValue('{"intValue":57}')).toEqual({ intValue: "57" });
    expect(anyValue('{"intValue":9223372036854775807}')).toEqual({ intValue: "9223372036854775807" });
    expect(anyValue('{"intValue": -9223372036854775808 }')).toEqual({ intValue: "-9223372036854775808" });
    expect(spanOf('{"startTimeUnixNano":1795170312919000001,"endTimeUnixNano": 1795170312919000003}')).toMatchObject({
      startTimeUnixNano: "1795170312919000001",
      endTimeUnixNano: "1795170312919000003",
    });
  });

  test("digits inside strings and long fractions stay what they are", () => {
    expect(anyValue('{"stringValue":"[1795170312919000001, \\"1795170312919000001,"}')).toEqual({
      stringValue: '[1795170312919000001, "1795170312919000001,',
    });
    expect(
      anyValue('{"arrayValue":{"values":[{"doubleValue":0.1234567890123456},{"intValue":9223372036854775807}]}}'),
    ).toEqual({
      arrayValue: { values: [{ doubleValue: 0.1234567890123456 }, { intValue: "9223372036854775807" }] },
    });
  });

  test("doubles as text, as words, and too large for a double", () => {
    expect(anyValue('{"doubleValue":"1.5"}')).toEqual({ doubleValue: 1.5 });
    for (const word of ["NaN", "Infinity", "-Infinity"])
      expect(anyValue(`{"doubleValue":"${word}"}`)).toEqual({ doubleValue: word });
    expect(anyValue('{"doubleValue":1e400}')).toEqual({ doubleValue: "Infinity" });
    expect(spanOf('{"attributes":{"k":-1e400}}').attributes[0]?.value).toEqual({ doubleValue: "-Infinity" });
    expect(Object.is(anyValue('{"doubleValue":-0}')?.doubleValue, -0)).toBe(true);
  });

  test("a value of the wrong kind is kept as what it is", () => {
    expect(anyValue('{"stringValue":5}')).toEqual({ stringValue: "5" });
    expect(anyValue('{"stringValue":{"a":"b"}}')).toEqual({
      kvlistValue: { values: [{ key: "a", value: { stringValue: "b" } }] },
    });
    expect(anyValue('{"intValue":"many"}')).toEqual({ stringValue: "many" });
    expect(anyValue('{"intValue":1.5}')).toEqual({ doubleValue: 1.5 });
    expect(anyValue('"bare"')).toEqual({ stringValue: "bare" });
  });
});

describe("times", () => {
  test.each([
    ["2026-01-01T00:00:00Z", "1767225600000000000"],
    ["2026-01-01T00:00:00.123456789Z", "1767225600123456789"],
    ["2026-01-01T01:30:00.5+01:30", "1767225600500000000"],
    ["2026-01-01T00:00:00.123456", "1767225600123456000"],
    ["2026-01-01 00:00:00", "1767225600000000000"],
    ["1970-01-01T00:00:00.000000001Z", "1"],
    ["1767225600000000000", "1767225600000000000"],
    ["yesterday 5", "0"],
    ["1969-12-31T23:59:59Z", "0"],
    ["", "0"],
  ])("%s", (time, ns) => {
    expect(spanWith({ startTimeUnixNano: time }).startTimeUnixNano).toBe(ns);
  });
});
