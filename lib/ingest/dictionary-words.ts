import { isCjk, readWords } from "./words";

/** Longer ones are encoded data, or names that nobody knows a part of. */
const MAX_LENGTH = 40;

/**
 * The words of a stretch of JSON-escaped text that can be found by a part of them, as `foldText` has them. Chinese and
 * Japanese are not among them: their characters are in the index of words itself.
 */
export function addDictionaryWords(text: string, into: Set<string>) {
  readWords(text, 0, text.length, (word, run) => {
    if (run === null || into.has(word)) return;
    const folded = isAscii(word) ? word : word.normalize("NFKD");
    if (hasParts(folded)) into.add(folded);
  });
}

/** Whether a folded word can be found by a part of it: ids, hashes, encoded data and long numbers cannot. */
export function hasParts(word: string): boolean {
  const { length } = word;
  if (length < 2 || length > MAX_LENGTH || isCjk(word) || !letters.test(word)) return false;
  if (length > 8 && digits.test(word)) return false;
  if (length >= 8 && hex.test(word) && anyDigit.test(word) && !digits.test(word)) return false;
  const changes = word.match(change)?.length ?? 0;
  return changes < 3 || (changes === 3 && length < 10);
}

const letters = /^[\p{L}\p{N}]+$/u;
const digits = /^\d+$/;
const hex = /^[0-9a-f]+$/;
const anyDigit = /\d/;
/** From a letter to a digit or back. */
const change = /(?<=\d)(?=\D)|(?<=\D)(?=\d)/g;

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
