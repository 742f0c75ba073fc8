import { describe, expect, test } from "vitest";
import { parseSearch, SearchSyntaxError } from "./query";

function read(text: string) {
  return parseSearch(text).map(({ any, not }) => (not ? "-" : "") + any.map((term) => `${term.kind}:${term.text}`).join("|"));
}

describe("a search", () => {
  test.each([
    ["", []],
    ["  ", []],
    ["Refund ÉTÉ", ["word:refund", "word:ete"]],
    ['"Exact  Phrase" -spam', ["phrase:exact  phrase", "-word:spam"]],
    ['-"not this"', ["-phrase:not this"]],
    ["a OR b c", ["word:a|word:b", "word:c"]],
    ['a OR "b c" OR d', ["word:a|phrase:b c|word:d"]],
    ["refun* *fund *un*", ["part:refun*", "part:*fund", "part:*un*"]],
    ["lib/a.ts https://x.y/z?q=1", ["word:lib/a.ts", "word:https://x.y/z?q=1"]],
    ["退款", ["word:退款"]],
    ["or -", ["word:or"]],
    ["foo-bar", ["word:foo-bar"]],
    ["&& ... refund", ["word:refund"]],
  ])("%s", (text, terms) => {
    expect(read(text)).toEqual(terms);
  });

  test.each([
    ['say "hi', 4, "no end"],
    ["OR b", 0, "before OR"],
    ["a OR", 2, "after OR"],
    ["a OR OR b", 5, "twice"],
    ["a OR -b", 2, "excluded"],
    ["-a OR b", 3, "excluded"],
    ["re*nd", 0, "start and the end"],
    ["x *", 2, "letters beside"],
    ["a*", 0, "two letters"],
    ["a/b*", 0, "within one word"],
  ])("%s cannot be read at %i: %s", (text, at, message) => {
    const attempt = () => parseSearch(text);
    expect(attempt).toThrow(SearchSyntaxError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(`(at character ${at + 1})`);
  });
});
