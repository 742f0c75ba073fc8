import { isDelimiter } from "../ingest/chunk";
import type { Hit } from "../traces/schema";
import { fold, occurrences } from "./match";
import type { Term } from "./query";
import { behindLetter, undone } from "./raw-text";
import { snippet } from "./snippet";

/** So far around a place the text is read. */
const reach = 600;
/** Where it is doubtful so often, the span is read as what it is. */
const mostPlaces = 20;

type Place = Pick<Hit, "key" | "snippet" | "marks">;
/** A string in the text of a span, and the attribute whose value it is, as JSON writes them. */
type Value = { key: string; start: number; end: number };

/**
 * Finds a term in the text of a span, in chunks whose offsets are given in their order, where what stands around it leaves
 * no doubt that it stands in a value, so that neither the span nor JSON in it has to be parsed. Undefined says nothing:
 * another way has to tell. `first` finds where the first word may stand.
 */
export function surePlace(text: string, chunks: [start: number, end: number][], term: Term, first: RegExp) {
  if (term.text === "null") return undefined;
  const valueAt = valuesIn(text);
  let tried = 0;
  for (const [start, end] of chunks) {
    if (start > 0 && !isDelimiter(text, start - 1)) continue;
    first.lastIndex = start;
    for (let at = first.exec(text)?.index ?? end; at < end; at = first.exec(text)?.index ?? end) {
      if (tried++ > mostPlaces) return undefined;
      const value = valueAt(at);
      const place = value && placeAt(text, at, start, value, term);
      if (place) return place;
      first.lastIndex = behindLetter(text, at);
    }
  }
  return undefined;
}

/** Finds the attribute's value around an offset, for rising offsets; not where maps nest, for these have keys of their own. */
function valuesIn(text: string) {
  let from = 0;
  let label = "";
  let key = "";
  let nests = false;
  return (at: number): Value | undefined => {
    for (let open = text.indexOf('"', from); open >= 0 && open < at; open = text.indexOf('"', from)) {
      const close = closing(text, open);
      if (at < close) return label === "stringValue" && !nests ? { key, start: open + 1, end: close } : undefined;
      const content = text.slice(open + 1, close);
      if (text[close + 1] === ":") label = content;
      else if (label === "key") key = content;
      nests ||= label === "kvlistValue";
      from = close + 1;
    }
    return undefined;
  };
}

function closing(text: string, open: number): number {
  let at = open;
  do at = text.indexOf('"', at + 1);
  while (at >= 0 && backslashesBefore(text, at) % 2 === 1);
  return at < 0 ? text.length : at;
}

function backslashesBefore(text: string, at: number): number {
  let first = at;
  while (first > 0 && text[first - 1] === "\\") first--;
  return at - first;
}

function placeAt(text: string, at: number, start: number, value: Value, term: Term): Place | undefined {
  // Behind a backslash it may begin with the letter of an escape.
  if (text[at - 1] === "\\" || !endsInValue(text, at, value.end)) return undefined;
  const begin = Math.max(start, value.start);
  // Never amid an escape.
  const from = at - reach > begin ? text.indexOf(" ", at - reach) : begin;
  if (from < 0 || from > at) return undefined;
  const before = undone(text.slice(from, at));
  const after = undone(text.slice(at, Math.min(value.end, at + term.text.length + reach)));
  for (const [first, last] of occurrences(term, fold(before + after))) {
    if (first < before.length) continue;
    // What has such signs between its words may begin in one value and end in another.
    if (first > before.length || /[",:[\]{}\\]/.test((before + after).slice(first, last))) return undefined;
    const leaf = leafAround(text, at, value);
    const head = (from > leaf.start ? "…" : "") + shown(text.slice(Math.max(from, leaf.start), at));
    const tail = shown(text.slice(at, Math.min(leaf.end, at + term.text.length + reach)));
    const key: string = JSON.parse(`"${value.key}"`);
    return { key, ...snippet(head + tail, [head.length, head.length + last - first]) };
  }
  return undefined;
}

/**
 * Whether what stands there is no key of JSON, however deep: none of the quotation marks behind it is followed by a colon,
 * up to the first that can end a string of the outermost JSON, or to the end of the value.
 */
function endsInValue(text: string, at: number, end: number): boolean {
  quotes.lastIndex = at;
  for (let match = quotes.exec(text); match; match = quotes.exec(text)) {
    const [, letter, backslashes = "", colon] = match;
    if (letter || colon || quotes.lastIndex > end + reach) return false;
    if (backslashes.length <= 1) return true;
  }
  return false;
}

/** A quotation mark with the backslashes before it, or the escape of one. */
const quotes = /(\\u)|(\\*)"(?:\s|\\+[nrt])*(:?)/g;

/** The string that it stands in, taken as JSON as deep as it looks like it: for what is shown only. */
function leafAround(text: string, at: number, { start, end }: Value): { start: number; end: number } {
  const leaf = { start, end };
  for (let depth = 1; ; depth = 2 * depth + 1) {
    looksLikeJson.lastIndex = leaf.start;
    if (!looksLikeJson.test(text)) return leaf;
    const open = quoteBefore(text, at, depth, leaf.start);
    if (open === undefined) return leaf;
    leaf.start = open + 1;
    let close = text.indexOf('"', at);
    while (close >= 0 && close < leaf.end && backslashesBefore(text, close) !== depth)
      close = text.indexOf('"', close + 1);
    if (close >= 0 && close < leaf.end) leaf.end = close - depth;
  }
}

const looksLikeJson = /(?:\s|\\+[nrt])*(?:[[{]|\\+")/y;

function quoteBefore(text: string, at: number, depth: number, start: number): number | undefined {
  for (let open = text.lastIndexOf('"', at); open >= start; open = text.lastIndexOf('"', open - 1)) {
    if (backslashesBefore(text, open) === depth) return open;
  }
  return undefined;
}

function shown(text: string): string {
  return undone(text).replace(/\\+(["\\/])/g, "$1");
}
