import { foldText } from "../traces/find-text";
import type { Term } from "./query";

const escapes = /\\+(?:u([0-9a-fA-F]{4})|([nrtbf]))/g;
const letterEscapes = /\\+u([0-9a-fA-F]{4})/g;
const controls: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A text as it stands, and with its escapes undone if it has some: within other text, either may be meant. */
export function readings(text: string): string[] {
  if (!text.includes("\\")) return [text];
  const undone = text.replace(escapes, (_, hex, letter) => (hex ? letterOf(hex) : (controls[letter] ?? " ")));
  return undone === text ? [text] : [text, undone];
}

function letterOf(hex: string) {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** Tells from stored text, without reading it as JSON, where a term cannot stand. */
export class Sieve {
  private readonly first: RegExp;
  /** Finds most of what the first word finds, without folding the text. */
  private readonly unfolded: RegExp;
  private readonly places: RegExp;
  private readonly whole: RegExp;
  /** Its beginning at the end of a text, for a term of several words. */
  private readonly head: RegExp | undefined;
  private readonly key: RegExp;

  constructor({ text }: Term) {
    const words = text.match(/[\p{L}\p{N}\u{10000}-\u{10ffff}]+/gu) ?? [];
    const whole = words.join(between);
    this.first = new RegExp(words[0] ?? "", "u");
    this.unfolded = new RegExp(words[0] ?? "", "iu");
    this.places = new RegExp(words[0] ?? "", "gu");
    this.whole = new RegExp(whole, "yu");
    this.key = new RegExp(`${whole}[\\p{L}\\p{N} _.-]*\\\\*"\\s*:`, "yu");
    if (words.length > 1) this.head = new RegExp(`${headOf(words)}(?:${between})?$`, "yu");
  }

  /** Whether the term may stand in a text or in values of it, for all that its first word says. */
  mayStandIn(text: string): boolean {
    if (this.unfolded.test(text)) return true;
    return !isPlain(text) && foldStored(text).some((folded) => this.first.test(folded));
  }

  /** Whether the term may begin in a chunk, to stand there or to go on in the next; and not as a key of JSON alone. */
  beginnings(chunk: string): "none" | "keys" | "likely" {
    let found: "none" | "keys" = "none";
    if (!this.mayStandIn(chunk)) return found;
    for (const text of foldStored(chunk)) {
      for (const at of places(this.places, text)) {
        const stands = isAt(this.whole, text, at);
        if (stands && !isAt(this.key, text, at)) return "likely";
        if (stands || (this.head && isAt(this.head, text, at))) found = "keys";
      }
    }
    return found;
  }
}

function* places(pattern: RegExp, text: string): Generator<number> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    yield match.index;
    pattern.lastIndex = match.index + 1;
  }
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

/** Stored text as terms are looked for in it: with letters written as escapes read both ways. */
function foldStored(text: string): string[] {
  const folded = foldMostlyAscii(text);
  if (!text.includes("\\u")) return [folded];
  return [folded, foldMostlyAscii(text.replace(letterEscapes, (_, hex) => letterOf(hex)))];
}

/** Folding it changes nothing but case. */
function isPlain(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text) && !text.includes("\\u");
}

/** As `foldText`, many times as quick where few characters are beyond ASCII, and those the same again and again. */
function foldMostlyAscii(text: string): string {
  return text.replace(/[^\0-\x7f]+/g, foldStretch).toLowerCase();
}

const stretches = new Map<string, string>();
const mostStretches = 5_000;

function foldStretch(text: string): string {
  if (text.length > 2) return foldText(text);
  const known = stretches.get(text);
  if (known !== undefined) return known;
  const folded = foldText(text);
  if (stretches.size >= mostStretches) stretches.clear();
  stretches.set(text, folded);
  return folded;
}
