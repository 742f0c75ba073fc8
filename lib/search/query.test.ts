import { describe, expect, test } from "vitest";
import { parseSearch } from "./query";
import { SearchSyntaxError } from "./tokens";

function read(text: string) {
  return parseSearch(text).clauses.map(
    ({ any, not }) => (not ? "-" : "") + any.map((term) => `${term.kind}:${term.text}`).join("|"),
  );
}

describe("a search", () => {
  test.each([
    ["", []],
    ["  ", []],
    ["Refund ÉTÉ", ["word:refund", "word:ete"]],
    ['"Exact  Phrase" -spam', ["phrase:exact  phrase", "-word:spam"]],
    ['-"not this"', ["-phrase:not this"]],
    ['"say \\"hi\\" \\\\" C:\\dir', ['phrase:say "hi" \\', "word:c:\\dir"]],
    ["refun\\*", ["word:refun"]],
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
    ["a OR status:ok", 2, "field:a,b"],
    ["duration>fast", 0, "500ms, 10s"],
    ["status>3", 0, "status is no number"],
    ["cost:1..2..3", 0, "A range is"],
    ["status:", 7, "after status:"],
    ['user:"a b', 5, "no end"],
    ['user:"a b\\"', 5, "no end"],
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

describe("filters", () => {
  const read = (text: string) => parseSearch(text).filters.map(({ start, end, ...filter }) => filter);
  const is = (field: string, ...values: string[]) => ({ field, op: "is", values, not: false });
  const range = (field: string, from: number | null, to: number | null, includesFrom = true, includesTo = true) => ({
    field,
    op: "range",
    from,
    to,
    includesFrom,
    includesTo,
    not: false,
  });

  test.each([
    ["status:error", is("status", "error")],
    ["Model:gpt-5*,claude-3", is("model", "gpt-5*", "claude-3")],
    ['user:"Ann Lee",bob', is("user", "Ann Lee", "bob")],
    ['user:\\"hi\\",\\*,"\\*x\\*, \\"y\\""', is("user", '"hi"', "\\*", '\\*x*, "y"')],
    ["user:C:\\a,\\\\*b,**c", is("user", "C:\\a", "\\\\*b", "**c")],
    ["-tool:search", { ...is("tool", "search"), not: true }],
    ["session:*", { field: "session", op: "exists", not: false }],
    ["cost>0.05", range("cost", 0.05, null, false, false)],
    ["duration>=10s", range("duration", 10_000, null, true, false)],
    ["tokens<12k", range("tokens", null, 12_000, false, false)],
    ["duration:1s..2m", range("duration", 1_000, 120_000)],
    ["spans:..5", range("spans", null, 5)],
    ["errors:2", range("errors", 2, 2)],
    ["@http.status_code:200", is("@http.status_code", "200")],
    ["@gen_ai.request.temperature>0.5", range("@gen_ai.request.temperature", 0.5, null, false, false)],
    ["@app.path:/a/b:c", is("@app.path", "/a/b:c")],
  ])("%s", (text, filter) => {
    expect(read(text)).toEqual([filter]);
  });

  test("what only looks like a filter is a word", () => {
    expect(read("https://x.y foo:bar a>b note:this")).toEqual([]);
    expect(parseSearch("https://x.y foo:bar").clauses).toHaveLength(2);
  });
});
