/** Of a longer run only so much is a word: enough to find it by all of it. */
const MAX_WORD = 64;
/** Longer runs of letters are not taken apart at the humps of camelCase: they are no names but encoded data. */
export const longestTaken = 256;

/** FNV-1a with a seed, finished as murmur3 does: spreads well enough for an index, and hits are checked on the text. */
export function hashWord(word: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash | 0;
}

/** The start value for a project's word hashes, from its key. */
export function wordSeed(hashKey: string): number {
  return hashWord(hashKey, 0x811c9dc5 | 0);
}

/** Adds the hashes of the words of a stretch of JSON-escaped text (see `readWords`). */
export function addWords(text: string, start: number, end: number, seed: number, into: Set<number>) {
  readWords(text, start, end, (word) => {
    into.add(hashWord(word, seed));
  });
}

/** Takes a word, folded; `run` is the letters that it stands in, as they are written, or null where it is several joined. */
type TakeWord = (word: string, run: string | null) => void;

/**
 * The words of a stretch of JSON-escaped text. A word is a run of letters and digits, folded (case, accents, width), in any script; runs joined by `_ - . / : @` also count as a whole,
 * camelCase also in parts, Chinese and Japanese as single characters and as pairs. Behind several backslashes it cannot
 * be known whether `\n` is a line break or two characters: both readings count.
 */
export function readWords(text: string, start: number, end: number, take: TakeWord) {
  let wholeStart = -1;
  let parts = 0;
  let i = start;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (isWordCode(code)) {
      const runEnd = endOfRun(text, i, end);
      takeRun(text.slice(i, runEnd), take);
      if (wholeStart === -1) wholeStart = i;
      parts++;
      i = runEnd;
      continue;
    }
    if (isJoiner(code) && wholeStart !== -1 && i + 1 < end && isWordCode(text.charCodeAt(i + 1))) {
      i++;
      continue;
    }
    if (parts > 1) takeWhole(text.slice(wholeStart, i), take);
    wholeStart = -1;
    parts = 0;
    i = code === BACKSLASH ? afterEscape(text, i, end, take) : i + 1;
  }
  if (parts > 1) takeWhole(text.slice(wholeStart, i), take);
}

const BACKSLASH = 92;

function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return wordCodes[code] === 1;
}

/** Letters, digits and marks beyond ASCII, what folds to some (㎏), and surrogates: pairs stay together. */
const wordCodes = new Uint8Array(0x10000);
for (let code = 128; code < 0x10000; code++) {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  const char = String.fromCharCode(code);
  if (surrogate || /[\p{L}\p{N}\p{M}]/u.test(char) || /[\p{L}\p{N}]/u.test(char.normalize("NFKD"))) {
    wordCodes[code] = 1;
  }
}

/** _ - . / : @ */
function isJoiner(code: number): boolean {
  return code === 95 || code === 45 || code === 46 || code === 47 || code === 58 || code === 64;
}

function endOfRun(text: string, start: number, end: number): number {
  let i = start + 1;
  while (i < end && isWordCode(text.charCodeAt(i))) i++;
  return i;
}

function takeRun(run: string, take: TakeWord) {
  if (isAscii(run)) {
    const lower = run.slice(0, MAX_WORD).toLowerCase();
    take(lower, run);
  } else for (const folded of foldWord(run)) take(folded, run);
  if (run.length <= longestTaken && anyCamel.test(run)) {
    for (const part of run.split(anyCamelBorder)) for (const folded of foldWord(part)) take(folded, run);
  }
}

const anyCamel = /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}{2}\p{Ll}/u;
const anyCamelBorder = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** Chinese and Japanese, other letters, and what is neither: an emoji is a word of its own. */
const segments =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}])+|[^\p{L}\p{N}]/gu;

/** Whether a word is of Chinese or Japanese, which are not written in words. */
export function isCjk(word: string): boolean {
  return cjk.test(word);
}

/** The words that one run of letters stands for, folded; Chinese and Japanese as characters and overlapping pairs. */
export function foldWord(run: string): string[] {
  if (isAscii(run)) return [run.slice(0, MAX_WORD).toLowerCase()];
  const folded = run.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ").normalize("NFC");
  const words: string[] = [];
  for (const [segment] of folded.matchAll(segments)) {
    if (!cjk.test(segment)) {
      words.push(segment.slice(0, MAX_WORD));
      continue;
    }
    const chars = [...segment];
    for (const [i, char] of chars.entries()) {
      words.push(char);
      if (i > 0) words.push(`${chars[i - 1]}${char}`);
    }
  }
  return words;
}

function takeWhole(whole: string, take: TakeWord) {
  if (whole.length > 256) return;
  take(isAscii(whole) ? whole.toLowerCase() : foldWhole(whole), null);
}

function foldWhole(whole: string): string {
  return whole.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Goes on behind a run of backslashes: behind the letter of an escape, having read the other meaning too if there are two. */
function afterEscape(text: string, start: number, end: number, take: TakeWord): number {
  let i = start;
  while (i < end && text.charCodeAt(i) === BACKSLASH) i++;
  if (i >= end) return i;
  const letter = text[i] ?? "";
  if (letter === "u" && hexDigits.test(text.slice(i + 1, i + 5))) return afterUnicodeEscapes(text, start, end, take);
  if (!"nrtbf".includes(letter)) return i;
  if (i - start > 1) takeRun(text.slice(i, endOfRun(text, i, end)), take);
  return i + 1;
}

const hexDigits = /^[0-9a-fA-F]{4}$/;
const unicodeEscape = /\\+u([0-9a-fA-F]{4})/y;
const certainLength = "\\u0000".length;

/** A word written with \uXXXX: read it as the word that it stands for, and as it is written if that may be meant. */
function afterUnicodeEscapes(text: string, start: number, end: number, take: TakeWord): number {
  let from = start;
  while (from > 0 && start - from < longestTaken && isWordCode(text.charCodeAt(from - 1))) from--;
  const pieces = [text.slice(from, start)];
  let i = start;
  while (i < end) {
    if (isWordCode(text.charCodeAt(i))) {
      const runEnd = endOfRun(text, i, end);
      pieces.push(text.slice(i, runEnd));
      i = runEnd;
      continue;
    }
    unicodeEscape.lastIndex = i;
    const [written, code] = unicodeEscape.exec(text) ?? [];
    if (written === undefined || code === undefined || i + written.length > end) break;
    if (written.length > certainLength) {
      const letter = i + written.length - code.length - 1;
      takeRun(text.slice(letter, endOfRun(text, letter, end)), take);
    }
    pieces.push(String.fromCharCode(Number.parseInt(code, 16)));
    i += written.length;
  }
  const word = pieces.join("");
  readWords(word, 0, word.length, take);
  // The letter before it may be that of a line break.
  if (text.charCodeAt(from - 1) === BACKSLASH && "nrtbf".includes(word[0] ?? "")) {
    readWords(word, 1, word.length, take);
  }
  return Math.max(i, start + 1);
}
