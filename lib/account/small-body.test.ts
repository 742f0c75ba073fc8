import { expect, test } from "vitest";
import { isSmall } from "./small-body";

test.each([
  ["POST", "200", true],
  ["POST", "16384", true],
  ["POST", "16385", false],
  ["POST", "1e9", false],
  ["POST", "many", false],
  ["POST", undefined, false],
  ["GET", undefined, true],
])("%s with Content-Length %s: %s", (method, length, expected) => {
  expect(isSmall({ method, headers: new Headers(length ? { "content-length": length } : {}) })).toBe(expected);
});
