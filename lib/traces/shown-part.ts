import { clampText } from "./clamp";
import { findFolded, includesFolded } from "./find-text";

const wholeUpTo = 200_000;
const before = 1_000;
const after = 4_000;

/**
 * The part of a text that is shown at first: its beginning; but where a term is looked for and stands in it, all of it,
 * or of a very long one what is around. `find` is folded.
 */
export function shownPart(text: string, lines: number | undefined, find: string) {
  if (!includesFolded(text, find)) return { start: 0, end: clampText(text, lines).length };
  if (text.length <= wholeUpTo) return { start: 0, end: text.length };
  const at = findFolded(text, find, 1)[0]?.[0] ?? 0;
  return { start: Math.max(0, at - before), end: Math.min(text.length, at + after) };
}

const pieceSize = 8_000;
const wordSize = 1_000;

/** A long text in pieces, cut behind lines, else words; one endless word in smaller ones, which are slow to lay out. */
export function splitText(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + pieceEnd(text.slice(start, start + pieceSize), start + pieceSize >= text.length);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function pieceEnd(piece: string, isLast: boolean): number {
  const line = piece.lastIndexOf("\n");
  const gap = line >= 0 ? line : piece.lastIndexOf(" ");
  if (gap < 0 && piece.length > wordSize)
    return /[\uD800-\uDBFF]/.test(piece.charAt(wordSize - 1)) ? wordSize - 1 : wordSize;
  return isLast || gap < 0 ? piece.length : gap + 1;
}
