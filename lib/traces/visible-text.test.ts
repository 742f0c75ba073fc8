import { expect, test } from "vitest";
import { visibleText } from "./visible-text";

test.each([
  ["a\0b\x07", "a⟦NUL⟧b⟦BEL⟧"],
  ["\x1b[31mred", "⟦ESC⟧[31mred"],
  ["safe\u202Egnp.exe", "safe⟦U+202E⟧gnp.exe"],
  ["\u2066a\u2069", "⟦U+2066⟧a⟦U+2069⟧"],
  ["pass\u200Bword", "pass⟦U+200B⟧word"],
  ["pass\u200Dword", "pass⟦U+200D⟧word"],
  ["\uFEFF{}", "⟦U+FEFF⟧{}"],
  ["hi\u{E0068}\u{E0069}", "hi⟦U+E0068⟧⟦U+E0069⟧"],
  ["half \uD83D", "half ⟦U+D83D⟧"],
  ["one\rtwo\r\nthree", "one⟦CR⟧two\nthree"],
  ["\x7f\x85", "⟦U+007F⟧⟦U+0085⟧"],
])("%j is shown as %j", (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test.each(["a line\nanother\n\tindented", "👩‍👩‍👧 ❤️ 🇩🇪", "می‌خواهم", "שלום עולם", "क्‍ष", "e\u0301"])(
  "%j stays",
  (text) => {
    expect(visibleText(text)).toBe(text);
  },
);

test("a megabyte takes no time", () => {
  const start = performance.now();
  visibleText("a\u202E".repeat(500_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
