import { expect, test } from "vitest";
import { fold, occurrences } from "./match";
import { parseSearch } from "./query";
import { termWords } from "./term-words";

function marked(query: string, text: string) {
  const term = parseSearch(query).clauses[0]?.any[0];
  if (!term) throw new Error("No term.");
  return [...occurrences(term, fold(text))].map(([start, end]) => text.slice(start, end));
}

test.each([
  ["refund", "A Refund, two refunds; REFUND_2 issueRefund prerefund", ["Refund", "REFUND", "Refund"]],
  ["refun*", "Refund refunds prerefund", ["Refun", "refun"]],
  ["*fund", "Refund refunds prerefund", ["fund", "fund"]],
  ["*fun*", "Refund refunds fun", ["fun", "fun", "fun"]],
  ["b.ts", "lib/a/b.ts b.tsx ab.ts", ["b.ts"]],
  ["issue_refund", "issue_refund my_issue_refund_2 issue-refund", ["issue_refund", "issue_refund"]],
  ['"exact phrase"', "an exact  phrase, exact\nphrases", ["exact  phrase"]],
  ["ete", "été l'ÉTÉ étéindre", ["été", "ÉTÉ"]],
  ["退款", "申请退款。", ["退款"]],
  ["gpt4", "使用GPT4模型", ["GPT4"]],
  ["a", "A b a.c AB aB", ["A", "a", "a"]],
  ["http", "parseHTTPResponse http", ["HTTP", "http"]],
  ["🎉", "refund🎉", ["🎉"]],
  ["ελλασ", "ΕΛΛΆΣ", ["ΕΛΛΆΣ"]],
  ["x?", "x? xy", ["x?"]],
  ["issuerefund", "issueRefund issueRefundNow", ["issueRefund"]],
  ["refund*", "issueRefunded refunda1b2c3d4e5", ["Refund"]],
  ['"refund now"', "issueRefund now, refundLate now", ["Refund now"]],
  ["*ffff*", "3fa1ffffb2c4d5e6 affffect", ["ffff"]],
])("%s in %s", (query, text, found) => {
  expect(marked(query, text)).toEqual(found);
});

test("a megabyte of one word is soon read", () => {
  const started = performance.now();
  for (const query of ["refund", "*fund*", "refun*", '"fund fund"']) marked(query, "fund".repeat(250_000));
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("the words that a term needs are those of the index", () => {
  const words = (query: string) =>
    parseSearch(query).clauses.flatMap(({ any }) => any.flatMap((term) => termWords(term).words));
  expect(words("lib/Search_b.ts")).toEqual(["lib", "search", "b", "ts"]);
  expect(words('"申请退款 now" 款 환불 refun*')).toEqual(["申请", "请退", "退款", "now", "款", "환불"]);
});

test("pieces of words are looked up, Chinese and Japanese beside them are not", () => {
  const open = (query: string) =>
    parseSearch(query).clauses.flatMap(({ any }) => any.flatMap((term) => termWords(term).open));
  expect(open("refun* *fund* 退款*")).toEqual([
    { text: "refun", start: false, end: true },
    { text: "fund", start: true, end: true },
  ]);
  expect(open("*gpt模*")).toEqual([{ text: "gpt", start: true, end: false }]);
});
