import type { Hit } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";

const before = 20;
const longestKey = 22;

/** The snippet in pieces, found or not, beginning so shortly before the first place found that a narrow cell shows it. */
export function hitPieces({ snippet, marks }: Hit): { text: string; found: boolean; start: number }[] {
  const first = marks[0]?.[0] ?? 0;
  const from = first <= before ? 0 : wordStart(snippet, first - before, first);
  const pieces: { text: string; found: boolean; start: number }[] = [];
  const add = (start: number, end: number, found: boolean) => {
    if (end > start) pieces.push({ text: visibleText(snippet.slice(start, end)), found, start });
  };

  let at = from;
  for (const [start, end] of marks) {
    add(at, start, false);
    add(Math.max(at, start), end, true);
    at = Math.max(at, end);
  }
  add(at, snippet.length, false);
  if (from > 0) pieces.unshift({ text: "…", found: false, start: -1 });
  return pieces;
}

/** The end of an attribute's key says most: `…message.content`. */
export function shortKey(key: string) {
  if (key.length <= longestKey) return key;
  const dot = key.indexOf(".", key.length - longestKey);
  return `…${key.slice(dot < 0 ? -longestKey : dot + 1)}`;
}

function wordStart(text: string, from: number, to: number) {
  const space = text.slice(from, to).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
