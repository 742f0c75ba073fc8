import { expect, test } from "vitest";
import { shownPart, splitText } from "./shown-part";

const long = `${"line\n".repeat(1_000)}the Café\n${"line\n".repeat(1_000)}`;

test("the beginning, or all of it where a term stands in it", () => {
  expect(shownPart(long, 10, "").end).toBeLessThan(100);
  expect(shownPart(long, 10, "absent").end).toBeLessThan(100);
  expect(shownPart(long, 10, "cafe")).toEqual({ start: 0, end: long.length });
});

test("of a very long text what is around the first match", () => {
  const text = `${"x".repeat(500_000)}Café${"x".repeat(500_000)}`;
  const { start, end } = shownPart(text, 10, "cafe");
  expect(text.slice(start, end)).toContain("Café");
  expect(end - start).toBeLessThan(6_000);
});

test("pieces are the text, cut behind lines, words, and never inside a character", () => {
  const lines = "a line\n".repeat(5_000);
  expect(splitText(lines).join("")).toBe(lines);
  expect(splitText(lines).every((piece) => piece.endsWith("\n") && piece.length <= 8_000)).toBe(true);
  const words = "word ".repeat(5_000);
  expect(splitText(words).join("")).toBe(words);
  expect(splitText(words).every((piece) => piece.endsWith(" "))).toBe(true);
  const emoji = `x${"😀".repeat(5_000)}`;
  expect(splitText(emoji).join("")).toBe(emoji);
  expect(splitText(emoji).every((piece) => piece.isWellFormed() && piece.length <= 1_000)).toBe(true);
});

test("a megabyte of one word is split in no time", () => {
  const start = performance.now();
  expect(splitText("x".repeat(1_000_000)).length).toBe(1_000);
  expect(performance.now() - start).toBeLessThan(200);
});
