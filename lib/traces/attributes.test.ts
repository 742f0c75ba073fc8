import { expect, test } from "vitest";
import { isoFromNs, plainAttributes } from "./attributes";

test("every kind of OTLP value becomes the JSON value that it stands for", () => {
  expect(
    plainAttributes([
      { key: "text", value: { stringValue: "a" } },
      { key: "no", value: { boolValue: false } },
      { key: "small", value: { intValue: "42" } },
      { key: "large", value: { intValue: "9007199254740993" } },
      { key: "nan", value: { doubleValue: "NaN" } },
      { key: "list", value: { arrayValue: { values: [{ intValue: "1" }, {}] } } },
      { key: "map", value: { kvlistValue: { values: [{ key: "k", value: { doubleValue: 0.5 } }] } } },
      { key: "bytes", value: { bytesValue: "AQ==" } },
    ]),
  ).toEqual({
    text: "a",
    no: false,
    small: 42,
    large: "9007199254740993",
    nan: "NaN",
    list: [1, null],
    map: { k: 0.5 },
    bytes: "AQ==",
  });
});

test("a key named __proto__ is a key like any other", () => {
  const attributes = plainAttributes([{ key: "__proto__", value: { stringValue: "x" } }]);
  expect(JSON.stringify(attributes)).toBe('{"__proto__":"x"}');
});

test("times keep their nanoseconds", () => {
  expect(isoFromNs(1763640000123456789n)).toBe("2025-11-20T12:00:00.123456789Z");
  expect(Date.parse(isoFromNs(1763640000000000001n))).toBe(1763640000000);
});
