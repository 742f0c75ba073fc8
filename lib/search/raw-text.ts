import { foldText } from "../traces/find-text";
import type { Term } from "./query";

const escapes = /\\+(?:u([0-9a-fA-F]{4})|([nrtbf]))/g;
const letterEscapes = /\\+u([0-9a-fA-F]{4})/g;
const controls: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A text as it stands, and with its escapes undone if it has some: within other text, either may be meant. */
export function readings(text: string): string[] {
  const plain = undone(text);
  return plain === text ? [text] : [text, plain];
}

/** Without escapes of letters and of controls, however many backslashes they have. */
export function undone(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(escapes, (_, hex, letter) => (hex ? letterOf(hex) : (controls[letter] ?? " ")));
}

export function escapedLettersUndone(text: string): string {
  return text.includes("\\u") ? text.replace(letterEscapes, (_, hex) => letterOf(hex)) : text;
}

function letterOf(hex: string) {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** Tells from stored text, without reading it as JSON, where a term cannot stand. */
export class Sieve {
  /** Whether numbers have to be read as they are written for the term to be found in them. */
  readonly asksNumbers: boolean;
  private readonly first: RegExp;
  /** Where its first word may stand, in text of which only what is beyond ASCII was folded. */
  readonly places: RegExp;
  private readonly whole: RegExp;
  /** Its beginning at the end of a text, for a term of several words. */
  private readonly head: RegExp | undefined;
  private readonly key: RegExp;

  private readonly open: { start: boolean; end: boolean };

  constructor({ kind, text }: Term) {
    this.open = { start: kind === "part" && text.startsWith("*"), end: kind === "part" && text.endsWith("*") };
    const words = (text.match(/[\p{L}\p{N}\u{10000}-\u{10ffff}]+/gu) ?? []).map(inAnyCase);
    const [first = ""] = words;
    const whole = words.join(between);
    // Without `u` where it can be, and with sets of letters rather than `i`: that is many times as quick.
    this.first = new RegExp(first, isAscii(first) ? "" : "u");
    this.places = new RegExp(first, isAscii(first) ? "g" : "gu");
    this.whole = new RegExp(whole, "yu");
    this.key = new RegExp(`${whole}[\\p{L}\\p{N} _.-]*\\\\*"(?:\\s*(?::|$)|,"value":)`, "yu");
    if (words.length > 1) this.head = new RegExp(`${headOf(words)}(?:${between})?$`, "yu");
    this.asksNumbers = /\d|^\*?e\*?$/.test(text);
  }

  /** Whether the term may stand in a text or in values of it, for all that its first word says. */
  mayStandIn(text: string): boolean {
    if (this.first.test(text) || this.standsFolded(text)) return true;
    const plain = escapedLettersUndone(text);
    return plain !== text && (this.first.test(plain) || this.standsFolded(plain));
  }

  /** Whether the term may begin in a chunk, to stand there or to go on in the next; and not as a key of JSON alone. */
  beginnings(chunk: string): "none" | "keys" | "likely" {
    const begins = this.beginningsIn(chunk);
    if (begins === "likely") return begins;
    const plain = escapedLettersUndone(chunk);
    const texts = (plain === chunk ? [chunk] : [chunk, plain]).filter(
      (text) => text !== chunk || this.standsFolded(text),
    );
    const others = texts.map((text) => this.beginningsIn(foldBeyondAscii(text)));
    if (others.includes("likely")) return "likely";
    return begins === "keys" || others.includes("keys") ? "keys" : "none";
  }

  /** Whether its first word may stand in letters some of which are beyond ASCII; only those are folded for it. */
  private standsFolded(text: string): boolean {
    beyond.lastIndex = 0;
    for (let match = beyond.exec(text); match; match = beyond.exec(text)) {
      if (!hasLetters(match[0])) continue;
      let start = match.index;
      while (start > 0 && isWordLike(text.charCodeAt(start - 1))) start--;
      let end = beyond.lastIndex;
      while (end < text.length && isWordLike(text.charCodeAt(end))) end++;
      if (this.first.test(foldBeyondAscii(text.slice(start, end)))) return true;
      beyond.lastIndex = end;
    }
    return false;
  }

  /** Whether it begins at the end of a chunk, to go on in the next. */
  mayEndElsewhere(chunk: string): boolean {
    const { head } = this;
    if (!head) return false;
    const text = foldBeyondAscii(escapedLettersUndone(chunk));
    return [...places(this.places, text)].some((at) => isAt(head, text, at) && !isAt(this.whole, text, at));
  }

  /** Whether it is only a piece of a longer word: small letters go on where a word had to begin or end. */
  private isAmid(text: string, start: number, end: number): boolean {
    const goesOn = (at: number) => small.test(text[at - 1] ?? "") && small.test(text[at] ?? "");
    // Behind a backslash it may be the letter of an escape.
    return (!this.open.start && goesOn(start) && text[start - 2] !== "\\") || (!this.open.end && goesOn(end));
  }

  private beginningsIn(text: string): "none" | "keys" | "likely" {
    let found: "none" | "keys" = "none";
    for (const at of places(this.places, text)) {
      const stands = isAt(this.whole, text, at) && !this.isAmid(text, at, this.whole.lastIndex);
      if (stands && !isAt(this.key, text, at)) return "likely";
      if (stands || (this.head && isAt(this.head, text, at))) found = "keys";
    }
    return found;
  }
}

const small = /[a-z0-9]/;

/** A pattern for a folded word in text of which only what is beyond ASCII was folded. */
function inAnyCase(word: string): string {
  return word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function isAscii(text: string): boolean {
  return !beyondAscii.test(text);
}

const beyondAscii = /[^\0-\x7f]/;

function* places(pattern: RegExp, text: string): Generator<number> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    yield match.index;
    pattern.lastIndex = behindLetter(text, match.index);
  }
}

/** Amid a pair of surrogates, a pattern would find the pair again. */
export function behindLetter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** What may lie between two words, the letter of an escape included. Character by character, so that it is read but once. */
const between = "(?:[^\\p{L}\\p{N}]|(?<=\\\\)[nrtbf])+";

/** `a(?:…b(?:…c)?)?` without the last word. */
function headOf(words: string[]): string {
  return words
    .slice(0, -1)
    .reverse()
    .reduce((rest, word) => (rest === "" ? word : `${word}(?:${between}${rest})?`), "");
}

/** As `foldText`, but for the case of ASCII. */
export function foldBeyondAscii(text: string): string {
  return isAscii(text) ? text : text.replace(beyond, foldStretch);
}

const beyond = /[^\0-\x7f]+/g;

/** Whether something beyond ASCII stands for a part of a word, and be it a mark on a letter. */
function hasLetters(stretch: string): boolean {
  const folded = foldStretch(stretch);
  return folded !== stretch || /[\p{L}\p{N}\u{10000}-\u{10ffff}]/u.test(folded);
}

function isWordLike(code: number): boolean {
  return code > 127 || (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

const stretches = new Map<string, string>();
const mostStretches = 5_000;

/** Few characters are beyond ASCII in most text, and those the same again and again. */
function foldStretch(text: string): string {
  if (text.length > 2) return foldText(text);
  const known = stretches.get(text);
  if (known !== undefined) return known;
  const folded = foldText(text);
  if (stretches.size >= mostStretches) stretches.clear();
  stretches.set(text, folded);
  return folded;
}
