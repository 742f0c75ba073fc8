import { expect, test } from "vitest";
import { pieces } from "./pieces";

test("a search is cut up into what it is made of, excluded or not", () => {
  const text = 'refund -status:error OR "two words" -"not this" @a.b>5 http://x';
  const kinds = pieces(text)
    .filter(({ kind }) => kind !== "space")
    .map(({ kind, not, text }) => `${not ? "-" : ""}${kind}|${text}`);
  expect(kinds).toEqual([
    "word|refund",
    "-field|-status:",
    "-value|error",
    "or|OR",
    'phrase|"two words"',
    '-phrase|-"not this"',
    "field|@a.b>",
    "value|5",
    "word|http://x",
  ]);
});

test("nothing is lost, whatever is typed", () => {
  for (const text of [
    "",
    " ",
    '"',
    '-"',
    "-",
    "a:",
    "model:",
    'user:"An',
    'user:"Ann Lee",b  x',
    '"a"b',
    'user:"a \\" b" c\\"d "e\\',
    "--",
    "@",
    '"\n',
  ]) {
    const cut = pieces(text);
    expect(cut.map((piece) => piece.text).join("")).toBe(text);
    for (const piece of cut) expect(text.startsWith(piece.text, piece.start)).toBe(true);
  }
});
