import { expect, test } from "vitest";
import { line } from "./line";

test("a line is trimmed, and has no control characters", () => {
  expect(line.parse(" Größe 漢字 👩\u200d💻 ")).toBe("Größe 漢字 👩\u200d💻");
  for (const wrong of ["a\0b", "a\nBcc: b", "a\u001bb", "a\u0085b"]) expect(line.safeParse(wrong).success).toBe(false);
  expect(line.toLowerCase().min(2).safeParse("A").success).toBe(false);
});
