import { hasParts } from "../ingest/dictionary-words";
import { isCjk, longestTaken } from "../ingest/words";
import { foldWithOffsets } from "../traces/find-text";
import type { Term } from "./query";

/** A value as it is compared, and where each of its characters came from if folding moved them. */
export type Folded = { original: string; text: string; offsets?: number[] };

export function fold(original: string): Folded {
  if (!/[^\0-\x7f]/.test(original)) return { original, text: original.toLowerCase() };
  const { folded, offsets } = foldWithOffsets(original);
  return { original, text: folded, offsets };
}

/** Where a term stands in a value, as offsets into the original. */
export function* occurrences(term: Term, value: Folded): Generator<[start: number, end: number]> {
  const pattern = patternOf(term);
  const open = { start: term.kind === "part" && term.text.startsWith("*"), end: isOpenAtEnd(term) };
  pattern.lastIndex = 0;
  for (let match = pattern.exec(value.text); match; match = pattern.exec(value.text)) {
    const end = match.index + match[0].length;
    if (standsAsWords(value, match.index, end, open)) yield [originalAt(value, match.index), originalAt(value, end)];
    else pattern.lastIndex = match.index + 1;
  }
}

function isOpenAtEnd({ kind, text }: Term) {
  return kind === "part" && text.endsWith("*");
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

type Open = { start: boolean; end: boolean };

/** Whether what stands there begins and ends as words do; what lies between is as the term has it. */
function standsAsWords(value: Folded, start: number, end: number, open: Open): boolean {
  const firstEnd = Math.min(end, endOfLetters(value.text, start, end - start));
  if (firstEnd === end) return isWord(value, start, end, open);
  const lastStart = Math.max(start, startOfLetters(value.text, end, end - start));
  return (
    isWord(value, start, firstEnd, { start: open.start, end: false }) &&
    isWord(value, lastStart, end, { start: false, end: open.end })
  );
}

/**
 * Whether letters are a word of the index: all letters in a row, or one part of camelCase. Where an end is open, whether
 * they are a piece of one that can be found by its parts.
 */
function isWord(value: Folded, start: number, end: number, open: Open): boolean {
  const { text } = value;
  if (start >= end) return true;
  const from = startOfLetters(text, start, longestTaken);
  const to = endOfLetters(text, end, longestTaken);
  const isPiece = (wordStart: number, wordEnd: number) =>
    (wordStart === start || open.start) &&
    (wordEnd === end || open.end) &&
    ((wordStart === start && wordEnd === end) || hasParts(text.slice(wordStart, wordEnd)));
  if (isPiece(from, to)) return true;
  if (originalAt(value, to) - originalAt(value, from) > longestTaken) return false;
  let partStart = start;
  while (partStart > from && !isHump(value, partStart)) partStart--;
  let partEnd = start + 1;
  while (partEnd < to && !isHump(value, partEnd)) partEnd++;
  return partEnd >= end && isPiece(partStart, partEnd);
}

/** Where the letters end that begin at or before `at`; no further than so many on. */
function endOfLetters(text: string, at: number, most: number): number {
  let end = at;
  while (end < text.length && end - at <= most && isLetter(text.codePointAt(end))) end += sizeAt(text, end);
  return end;
}

function startOfLetters(text: string, at: number, most: number): number {
  let start = at;
  while (start > 0 && at - start <= most) {
    const size = isLowSurrogate(text.charCodeAt(start - 1)) ? 2 : 1;
    if (!isLetter(text.codePointAt(start - size))) break;
    start -= size;
  }
  return start;
}

function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Of a script that is written in words. */
function isLetter(code: number | undefined): boolean {
  if (code === undefined) return false;
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  const char = String.fromCodePoint(code);
  return /[\p{L}\p{N}]/u.test(char) && !isCjk(char);
}

/** Whether a word of camelCase begins here. */
function isHump(value: Folded, folded: number): boolean {
  const { original, offsets } = value;
  const at = originalAt(value, folded);
  if (offsets && offsets[folded - 1] === at) return false;
  const here = String.fromCodePoint(original.codePointAt(at) ?? 0);
  if (!/\p{Lu}/u.test(here)) return false;
  const before = /.$/su.exec(original.slice(Math.max(0, at - 2), at))?.[0] ?? "";
  if (/[\p{Ll}\p{N}]/u.test(before)) return true;
  const after = String.fromCodePoint(original.codePointAt(at + here.length) ?? 0);
  return /\p{Lu}/u.test(before) && /\p{Ll}/u.test(after);
}

function originalAt({ offsets }: Folded, at: number): number {
  return offsets?.[at] ?? at;
}
