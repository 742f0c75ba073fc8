/** Of a longer run only so much is a word: enough to find it by all of it. */
const MAX_WORD = 64;

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

/**
 * Adds the hashes of the words of JSON-escaped text. A word is a run of letters and digits, folded (case, accents,
 * width), in any script; runs joined by `_ - . / : @` also count as a whole, camelCase also in parts, CJK as pairs.
 * Behind several backslashes it cannot be known whether `\n` is a line break or two characters: both readings count.
 */
export function addWords(text: string, start: number, end: number, seed: number, into: Set<number>) {
  let wholeStart = -1;
  let parts = 0;
  let i = start;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (isWordCode(code)) {
      const runEnd = endOfRun(text, i, end);
      addRun(text.slice(i, runEnd), seed, into);
      if (wholeStart === -1) wholeStart = i;
      parts++;
      i = runEnd;
      continue;
    }
    if (isJoiner(code) && wholeStart !== -1 && i + 1 < end && isWordCode(text.charCodeAt(i + 1))) {
      i++;
      continue;
    }
    if (parts > 1) addWhole(text.slice(wholeStart, i), seed, into);
    wholeStart = -1;
    parts = 0;
    i = code === BACKSLASH ? afterEscape(text, i, end, seed, into) : i + 1;
  }
  if (parts > 1) addWhole(text.slice(wholeStart, end), seed, into);
}

const BACKSLASH = 92;

function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return wordCodes[code] === 1;
}

/** Letters, digits and marks beyond ASCII, and surrogates: pairs stay together. */
const wordCodes = new Uint8Array(0x10000);
for (let code = 128; code < 0x10000; code++) {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (surrogate || /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))) wordCodes[code] = 1;
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

function addRun(run: string, seed: number, into: Set<number>) {
  if (isAscii(run)) {
    const word = run.slice(0, MAX_WORD);
    const lower = word.toLowerCase();
    into.add(hashWord(lower, seed));
    if (lower !== word && camel.test(word))
      for (const part of word.split(camelBorder)) into.add(hashWord(part.toLowerCase(), seed));
    return;
  }
  for (const folded of foldWord(run)) into.add(hashWord(folded, seed));
  if (anyCamel.test(run))
    for (const part of run.split(anyCamelBorder)) for (const folded of foldWord(part)) into.add(hashWord(folded, seed));
}

const camel = /[a-z0-9][A-Z]|[A-Z]{2}[a-z]/;
const camelBorder = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
const anyCamel = /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}{2}\p{Ll}/u;
const anyCamelBorder = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Chinese and Japanese, other letters, and what is neither: an emoji is a word of its own. */
const segments =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+|[^\p{L}\p{N}]/gu;

/** The words that one run of letters stands for, folded; Chinese and Japanese as overlapping pairs. */
export function foldWord(run: string): string[] {
  const folded = run.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ").normalize("NFC");
  const words: string[] = [];
  for (const [segment] of folded.matchAll(segments)) {
    const chars = [...segment];
    if (!cjk.test(segment) || chars.length === 1) words.push(segment.slice(0, MAX_WORD));
    else for (let i = 0; i + 1 < chars.length; i++) words.push(`${chars[i]}${chars[i + 1]}`);
  }
  return words;
}

function addWhole(whole: string, seed: number, into: Set<number>) {
  if (whole.length > 256) return;
  into.add(hashWord(isAscii(whole) ? whole.toLowerCase() : foldWord(whole).join(""), seed));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Goes on behind a run of backslashes: behind the letter of an escape, having read the other meaning too if there are two. */
function afterEscape(text: string, start: number, end: number, seed: number, into: Set<number>): number {
  let i = start;
  while (i < end && text.charCodeAt(i) === BACKSLASH) i++;
  if (i >= end) return i;
  const letter = text[i] ?? "";
  if (letter === "u" && hexDigits.test(text.slice(i + 1, i + 5)))
    return afterUnicodeEscape(text, start, end, seed, into);
  if (!"nrtbf".includes(letter)) return i;
  const isCertain = i - start === 1;
  if (!isCertain && i < end) addRun(text.slice(i, endOfRun(text, i, end)), seed, into);
  return i + 1;
}

const hexDigits = /^[0-9a-fA-F]{4}$/;
const unicodeEscapedRun = /(?:\\+u[0-9a-fA-F]{4}|[A-Za-z0-9]){1,400}/y;

/** A word written with \uXXXX: read it as the word that it stands for. */
function afterUnicodeEscape(text: string, start: number, end: number, seed: number, into: Set<number>): number {
  let from = start;
  while (from > 0 && start - from < MAX_WORD && isWordCode(text.charCodeAt(from - 1))) from--;
  unicodeEscapedRun.lastIndex = from;
  const run = unicodeEscapedRun.exec(text)?.[0].slice(0, end - from) ?? "";
  const word = run.replace(/\\+u([0-9a-fA-F]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  addWords(word, 0, word.length, seed, into);
  return Math.max(from + run.length, start + 1);
}
