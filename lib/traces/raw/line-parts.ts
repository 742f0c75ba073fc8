import { endOfString } from "../../otlp/exact-json";
import type { JsonLine } from "./json-lines";

export type LinePart = { text: string; kind: "key" | "string" | "number" | "word" | "mark" };

/** What a line is made of, for its colours. */
export function lineParts(source: string, { start, end, isContinued }: JsonLine): LinePart[] {
  const text = source.slice(start, end);
  const parts: LinePart[] = [];
  let at = 0;
  if (isContinued) {
    at = endOfString(text, -1);
    parts.push({ text: harmless(text.slice(0, at)), kind: "string" });
  }
  const tokens = /"|[^"{}[\],:\s]+|[{}[\],:]/g;
  tokens.lastIndex = at;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const [token] = found;
    if (token !== '"') {
      addToken(parts, token, tokens.lastIndex < text.length);
      continue;
    }
    const close = endOfString(text, found.index);
    tokens.lastIndex = close;
    parts.push({ text: harmless(text.slice(found.index, close)), kind: text[close] === ":" ? "key" : "string" });
  }
  return parts;
}

/** Marks that follow each other are one part. */
function addToken(parts: LinePart[], token: string, goesOn: boolean) {
  if (!/^[{}[\],:]$/.test(token)) {
    parts.push({ text: token, kind: /^[tfn]/.test(token) ? "word" : "number" });
    return;
  }
  const text = goesOn && (token === ":" || token === ",") ? `${token} ` : token;
  const last = parts.at(-1);
  if (last?.kind === "mark") last.text += text;
  else parts.push({ text, kind: "mark" });
}

/** Controls, characters that turn the direction of writing or cannot be seen, and tags; but not the joiners of emoji. */
const invisible =
  /[\p{Cc}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text in which every character can be seen: the others as JSON escapes them. */
export function harmless(text: string) {
  return text.replace(invisible, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
