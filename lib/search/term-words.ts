import { foldWord, isCjk } from "../ingest/words";
import type { Term } from "./query";

/** A word of which only a piece is known. */
export type OpenWord = { text: string; start: boolean; end: boolean };

/** The words that have to stand in a text for a term to stand there, as the index has them. */
export type TermWords = { words: string[]; open: OpenWord[] };

export function termWords({ kind, text }: Term): TermWords {
  if (kind !== "part") return { words: wordsIn(text), open: [] };
  const pieces = text.replaceAll("*", "").match(scripts) ?? [];
  const found: TermWords = { words: [], open: [] };
  for (const [i, piece] of pieces.entries()) {
    const start = i === 0 && text.startsWith("*");
    const end = i === pieces.length - 1 && text.endsWith("*");
    // Chinese and Japanese are found by their characters, whatever is beside them.
    if (isCjk(piece) || !(start || end)) found.words.push(...wordsIn(piece));
    else found.open.push({ text: piece, start, end });
  }
  return found;
}

const scripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

function wordsIn(text: string): string[] {
  return (text.match(/[\p{L}\p{N}\p{M}\u{10000}-\u{10ffff}]+/gu) ?? []).flatMap((run) => {
    const words = foldWord(run);
    // Where a pair stands, its characters do.
    return words.filter((word) => !words.some((pair) => pair !== word && isCjk(word) && pair.includes(word)));
  });
}
