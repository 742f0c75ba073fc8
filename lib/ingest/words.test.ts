import { describe, expect, test } from "vitest";
import { addWords, foldWord, hashWord, wordSeed } from "./words";

const seed = wordSeed("a project's key");

/** What is indexed of a value, as it stands in JSON, `depth` strings deep. */
function indexed(value: string, depth = 1): Set<number> {
  let text = value;
  for (let i = 0; i < depth; i++) text = JSON.stringify(text).slice(1, -1);
  const words = new Set<number>();
  addWords(text, 0, text.length, seed, words);
  return words;
}

function expectWords(value: string, found: string[], absent: string[] = [], depth = 1) {
  const words = indexed(value, depth);
  for (const word of found) expect(words.has(hashWord(word, seed)), `"${word}" in ${value}`).toBe(true);
  for (const word of absent) expect(words.has(hashWord(word, seed)), `"${word}" not in ${value}`).toBe(false);
}

describe("words", () => {
  test("in any case", () =>
    expectWords("Refund REFUSED by Łukasz", ["refund", "refused", "by", "łukasz"], ["Refund", "ref"]));
  test("without their accents, and in compatible forms", () =>
    expectWords("naïve Ångström ﬁne ＡＢＣ１", ["naive", "angstrom", "fine", "abc1"], ["naïve"]));
  test("in Cyrillic, Greek, Arabic, Hebrew, Hindi and Korean", () =>
    expectWords("Возврат денег, ΕΛΛΆΔΑ، استرداد שלום नमस्ते 환불", [
      "возврат",
      "денег",
      "ελλαδα",
      "استرداد",
      "שלום",
      ...foldWord("नमस्ते"),
      ...foldWord("환불"),
    ]));
  test("in Chinese and Japanese as pairs", () =>
    expectWords("申请退款, カタカナ 犬", ["申请", "请退", "退款", "カタ", "犬"], ["申请退款", "申款"]));
  test("Chinese in sentences without end", () => expectWords(`${"申请退款".repeat(50)}末尾`, ["请退", "末尾"]));
  test("Chinese beside Latin", () => expectWords("使用GPT模型", ["使用", "gpt", "模型"], ["用g"]));
  test("emoji apart from what they touch", () =>
    expectWords("refund🎉🚀 ok", ["refund", "🎉", "🚀", "ok"], ["refund🎉🚀"]));
  test("camelCase in any script", () => expectWords("возвратДенег", ["возвратденег", "возврат", "денег"]));
  test("with emoji and characters of four bytes", () => expectWords("ship 🚀 𝒳 it", ["ship", "🚀", "it", "x"]));
  test("numbers", () => expectWords("error 503 after 12.5s", ["503", "12.5s", "12", "5s"]));
});

describe("identifiers, whole and in parts", () => {
  test("snake_case", () => expectWords("get_user_name", ["get", "user", "name", "get_user_name"], ["user_name"]));
  test("kebab-case", () => expectWords("X-Request-ID: 7", ["x", "request", "id", "x-request-id"]));
  test("camelCase", () =>
    expectWords("parseHTTPResponse iPhone12", ["parsehttpresponse", "parse", "http", "response", "iphone12", "i"]));
  test("paths", () =>
    expectWords("open src/lib/a.test.ts now", ["src", "lib", "a", "test", "ts", "src/lib/a.test.ts", "now"]));
  test("URLs", () =>
    expectWords(
      "see https://api.example.com/v1/users?id=42.",
      ["api.example.com/v1/users", "https", "example", "users", "42"],
      ["users?id"],
    ));
  test("e-mail addresses", () => expectWords("to ann@example.com,", ["ann", "example", "ann@example.com"]));
  test("Windows paths, whose \\t and \\n may be letters", () => expectWords("C:\\temp\\new", ["temp", "new", "c"]));
});

describe("escapes are undone as deep as they nest", () => {
  for (const depth of [1, 2, 3, 4]) {
    test(`${depth} deep`, () => {
      expectWords("first\nrefund\tnow\rback\\slash", ["first", "refund", "now", "back", "slash"], [], depth);
      expectWords('say "quoted" and "more"', ["quoted", "more"], [], depth);
    });

    test(`\\u00e9 written out, ${depth} deep`, () => {
      let text = "un caf\\u00e9 na\\u00EFve \\u6ce8\\u6587 \\ud83d\\ude80";
      for (let i = 1; i < depth; i++) text = JSON.stringify(text).slice(1, -1);
      const words = new Set<number>();
      addWords(text, 0, text.length, seed, words);
      for (const word of ["un", "cafe", "naive", "注文", "🚀"])
        expect(words.has(hashWord(word, seed)), word).toBe(true);
    });
  }

  test("one level deep, a line break is never read as a letter", () =>
    expectWords("a\nrefund", ["a", "refund"], ["nrefund"]));
});

describe("limits", () => {
  test("only the part asked for is read", () => {
    const words = new Set<number>();
    addWords("alpha beta gamma", 6, 10, seed, words);
    expect([...words]).toEqual([hashWord("beta", seed)]);
  });

  test("of more than 64 characters in a row, the first 64 are the word", () => {
    expect(indexed("x".repeat(1_000))).toEqual(indexed("x".repeat(64)));
  });

  test.each([
    ["letters", "x".repeat(1_000_000)],
    ["backslashes", "\\".repeat(1_000_000)],
    ["escapes", "\\u00e9".repeat(160_000)],
    ["escaped backslashes", "\\u005cu005c".repeat(90_000)],
    ["joined words", "a.".repeat(500_000)],
    ["Chinese", "退款".repeat(300_000)],
    ["lone surrogates", "\\ud800".repeat(160_000)],
  ])("a megabyte of %s takes little time", (_, text) => {
    const started = performance.now();
    addWords(text, 0, text.length, seed, new Set());
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test("two projects' hashes of one word differ", () => {
    expect(hashWord("refund", seed)).not.toBe(hashWord("refund", wordSeed("another project's key")));
  });
});
