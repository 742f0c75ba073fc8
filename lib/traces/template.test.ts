import { expect, test } from "vitest";
import { templatePieces } from "./template";

test("variables in the spellings of the template languages", () => {
  const template = `Hi {{ name }}, {place} \${day} <<who>> and {"json": 1} {}`;
  const pieces = templatePieces(template);
  expect(pieces.map(({ text }) => text).join("")).toBe(template);
  expect(pieces.flatMap(({ variable }) => variable ?? [])).toEqual(["name", "place", "day", "who"]);
});

test("a long run of braces takes no time", () => {
  const start = performance.now();
  templatePieces("{".repeat(50_000));
  expect(performance.now() - start).toBeLessThan(200);
});
