import { foldText } from "../traces/find-text";

const letterEscape = /\\+u([0-9a-fA-F]{4})/g;

/** Whether a folded run of letters may stand in stored text, with letters written as escapes read both ways. */
export function mayContain(text: string, run: string): boolean {
  if (foldText(text).includes(run)) return true;
  if (!text.includes("\\u")) return false;
  const read = text.replace(letterEscape, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return foldText(read).includes(run);
}

/** The longest run of letters in a folded term: where it does not stand, the term does not. */
export function longestRun(text: string): string {
  const runs = text.match(/[\p{L}\p{N}\u{10000}-\u{10ffff}]+/gu) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
}
