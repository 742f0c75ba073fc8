import { expect, test } from "vitest";
import { clampText } from "./clamp";

test("a short text stays whole", () => {
  expect(clampText("one\ntwo")).toBe("one\ntwo");
});

test("a long text is cut by characters, and by lines", () => {
  expect(clampText("x".repeat(5_000))).toHaveLength(2_100);
  expect(clampText("a\n".repeat(100)).split("\n")).toHaveLength(30);
});

test("a little over is not worth a button", () => {
  expect(clampText("x".repeat(2_400))).toHaveLength(2_400);
});

test("a cut never leaves half a character", () => {
  expect(clampText(`x${"😀".repeat(500)}`, 2)).toMatch(/😀$/u);
});
