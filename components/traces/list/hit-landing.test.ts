import { expect, test } from "vitest";
import type { Hit } from "@/lib/traces/schema";
import { hasWords, hitLanding } from "./hit-landing";
import { hitPieces, shortKey } from "./hit-pieces";

function hitOf(snippet: string, word: string): Hit {
  const start = snippet.indexOf(word);
  const marks: Hit["marks"] = [[start, start + word.length]];
  return { spanId: "00f067aa0ba902b7", key: "input.value", snippet, marks, count: 1, countIsLeast: false };
}

test("only words and phrases can be shown in a row", () => {
  expect(hasWords("refund")).toBe(true);
  expect(hasWords('status:error "money back"')).toBe(true);
  expect(hasWords("status:error cost>0.05")).toBe(false);
  expect(hasWords("-refund")).toBe(false);
  expect(hasWords('"half a phrase')).toBe(hasWords('"half a phrase'));
  expect(hasWords("cost>cheap")).toBe(false);
});

test("a trace opens on its span, with the first word that stands in the snippet", () => {
  const hit = hitOf("please Refund my order", "Refund");
  expect(hitLanding("status:error refund order", hit)).toEqual({ span: hit.spanId, find: "refund" });
  expect(hitLanding("chargeback OR refund", hit).find).toBe("refund");
  expect(hitLanding("-cancel refun*", hit).find).toBe("refun");
  expect(hitLanding('"my order" refund', hit).find).toBe("my order");
  expect(hitLanding("elsewhere", hit).find).toBe("elsewhere");
  expect(hitLanding("status:error", null)).toEqual({ span: undefined, find: undefined });
});

test("a snippet begins shortly before what was found", () => {
  const text = `${"word ".repeat(30)}I want a refund now`;
  const pieces = hitPieces(hitOf(text, "refund"));
  expect(pieces.map((piece) => piece.text)).toEqual(["…", "word word I want a ", "refund", " now"]);
  expect(pieces.filter((piece) => piece.found)).toHaveLength(1);
  expect(hitPieces(hitOf("refund", "refund"))).toEqual([{ text: "refund", found: true, start: 0 }]);
});

test("what is hidden in a snippet is written out", () => {
  expect(hitPieces(hitOf("a\u202erefund", "refund"))[0]?.text).toBe("a⟦U+202E⟧");
});

test("a long key is shown by its end", () => {
  expect(shortKey("input.value")).toBe("input.value");
  expect(shortKey("llm.input_messages.0.message.content")).toBe("…0.message.content");
});
