import { filterHead, pieces } from "./pieces";
import { unescaped } from "./tokens";

/**
 * What can be completed at a place in a search: the name of a field, the key of an attribute (behind `@`), or a value of
 * either. `typed` is what stands before the place, `start` to `end` what a completion replaces, and `others` the search
 * without the filter of the value.
 */
export type Place = { start: number; end: number; typed: string } & (
  | { kind: "field" }
  | { kind: "key" }
  | { kind: "value"; field: string; sign: string; others: string }
);

export function placeAt(text: string, caret: number): Place | undefined {
  const token = tokenAt(text, caret);
  if (!token) return { kind: "field", start: caret, end: caret, typed: "" };
  const start = token.start + (/^-./.test(token.text) || token.text === "-" ? 1 : 0);
  const end = token.start + token.text.length;
  const before = text.slice(start, caret);
  if (token.text.slice(start - token.start).startsWith('"')) return undefined;

  const head = filterHead(text.slice(start, end));
  if (head === undefined || caret < start + head.length) {
    const cut = head === undefined ? end : start + head.length;
    if (!before.startsWith("@")) return { kind: "field", start, end: cut, typed: before };
    return { kind: "key", start, end: cut, typed: before.slice(1) };
  }
  const [sign = ""] = /[:<>=]+$/.exec(head) ?? [];
  const field = head.slice(0, -sign.length);
  const from = valueStart(text, start + head.length, caret);
  const typed = unescaped(text.slice(from, caret).replace(/(\\["*\\])|"/g, "$1"));
  const others = `${text.slice(0, token.start).trim()} ${text.slice(end).trim()}`.trim();
  return { kind: "value", field, sign, others, start: from, end: valueEnd(text, from, end), typed };
}

/** The token that the place is in or right behind. */
function tokenAt(text: string, caret: number) {
  const parts = pieces(text).filter(({ kind }) => kind !== "space");
  const at = parts.find((piece) => piece.start < caret && caret <= piece.start + piece.text.length);
  if (!at) return undefined;
  const field = at.kind === "value" ? parts[parts.indexOf(at) - 1] : at;
  const value = at.kind === "field" ? parts[parts.indexOf(at) + 1] : at;
  const follows = value?.kind === "value" && field && value.start === field.start + field.text.length;
  return follows ? { start: field.start, text: field.text + value.text } : { start: at.start, text: at.text };
}

/** Values stand apart by commas, but for those in quotation marks. */
function valueStart(text: string, from: number, caret: number) {
  let start = from;
  let quoted = false;
  for (let at = from; at < caret; at++) {
    if (/^\\["*\\]/.test(text.slice(at, at + 2))) at++;
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "," && !quoted) start = at + 1;
  }
  return start;
}

function valueEnd(text: string, start: number, end: number) {
  const [value = ""] = /^(?:\\["*\\]|"(?:\\["*\\]|[^"])*"?|[^,"])*/.exec(text.slice(start, end)) ?? [];
  return start + value.length;
}
