import { foldWord } from "../ingest/words";
import { foldText } from "../traces/find-text";
import type { Term } from "./query";

/** A value as it is compared, and where each of its characters came from if folding moved them. */
export type Folded = { original: string; text: string; offsets?: number[] };

const ascii = /^[\0-\x7f]*$/;

export function fold(original: string): Folded {
  if (ascii.test(original)) return { original, text: original.toLowerCase() };
  const offsets: number[] = [];
  let text = "";
  let at = 0;
  for (const letter of original) {
    const piece = foldText(letter);
    for (let i = 0; i < piece.length; i++) offsets.push(at);
    text += piece;
    at += letter.length;
  }
  offsets.push(at);
  return { original, text, offsets };
}

/** Where a term stands in a value, as offsets into the original. */
export function* occurrences(term: Term, value: Folded): Generator<[start: number, end: number]> {
  const pattern = patternOf(term);
  const opensStart = term.kind === "part" && term.text.startsWith("*");
  const opensEnd = term.kind === "part" && term.text.endsWith("*");
  pattern.lastIndex = 0;
  for (let match = pattern.exec(value.text); match; match = pattern.exec(value.text)) {
    const end = match.index + match[0].length;
    if ((opensStart || isBorder(value, match.index)) && (opensEnd || isBorder(value, end))) {
      yield [originalAt(value, match.index), originalAt(value, end)];
    } else pattern.lastIndex = match.index + 1;
  }
}

const patterns = new WeakMap<Term, RegExp>();

function patternOf(term: Term): RegExp {
  const known = patterns.get(term);
  if (known) return known;
  const text = term.kind === "part" ? term.text.replaceAll("*", "") : term.text;
  const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+"), "gu");
  patterns.set(term, pattern);
  return pattern;
}

/** Whether a word may begin or end here: beside no letter or digit, at a hump of camelCase, or beside Chinese or Japanese. */
function isBorder(value: Folded, at: number): boolean {
  const before = lastLetter.exec(value.text.slice(Math.max(0, at - 2), at))?.[0];
  const after = firstLetter.exec(value.text.slice(at, at + 2))?.[0];
  if (before === undefined || after === undefined) return true;
  if (cjk.test(before) || cjk.test(after)) return true;
  return isHump(value.original, originalAt(value, at));
}

const lastLetter = /[\p{L}\p{N}]$/u;
const firstLetter = /^[\p{L}\p{N}]/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

function isHump(text: string, at: number): boolean {
  const before = text[at - 1] ?? "";
  const here = text[at] ?? "";
  if (!/\p{Lu}/u.test(here)) return false;
  return /[\p{Ll}\p{N}]/u.test(before) || (/\p{Lu}/u.test(before) && /\p{Ll}/u.test(text[at + 1] ?? ""));
}

function originalAt({ offsets }: Folded, at: number): number {
  return offsets?.[at] ?? at;
}

/** The words that have to stand in a text for a term to stand there, as the index has them. Empty for a part of a word. */
export function indexWords({ kind, text }: Term): string[] {
  if (kind === "part") return [];
  const runs = text.match(/[\p{L}\p{N}\p{M}\u{10000}-\u{10ffff}]+/gu) ?? [];
  return runs.flatMap((run) => foldWord(run).filter((word) => !isLoneIdeograph(word)));
}

/** Within a longer run the index has it in pairs only. */
function isLoneIdeograph(word: string): boolean {
  return [...word].length === 1 && cjk.test(word);
}
