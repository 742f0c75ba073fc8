import { expect, test } from "vitest";
import { nextPath } from "./next-path";

test.each([["/support/traces?q=a%20b#top"], ["/support/traces?next=https://elsewhere.example"], ["/"]])(
  "stays on %s",
  (path) => expect(nextPath(path)).toBe(path),
);

test.each([
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
  "/\t/elsewhere.example",
  "/\n/elsewhere.example",
  "/.//elsewhere.example",
  "/a/..//elsewhere.example",
  "/%2e//elsewhere.example",
  "//here.invalid//elsewhere.example",
  "javascript:alert(1)",
  "elsewhere.example",
  " //elsewhere.example",
  "http://",
  "",
])("never leaves this server for %j", (path) => expect(nextPath(path)).toBe("/"));

test("anything but one text is the start", () => {
  expect(nextPath(undefined)).toBe("/");
  expect(nextPath(["/a", "/b"])).toBe("/");
});
