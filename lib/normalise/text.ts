import { cutText } from "../cut-text";
import { sentinels } from "./payload-fields";

/** Fit for a Postgres text column: no NUL, no lone surrogate, at most `max` characters, and null for nothing. */
export function clean(text: string | null, max: number): string | null {
  if (text === null) return null;
  let result = cutText(text, max);
  if (result.includes("\0")) result = result.replaceAll("\0", "");
  if (!result.isWellFormed()) result = result.toWellFormed();
  return result.trim() === "" ? null : result;
}

/** One line of at most 300 characters, or null where there is nothing to say. */
export function oneLine(text: string | null): string | null {
  if (text === null) return null;
  const start = text.slice(0, 2_000).trim();
  if (start === "" || sentinels.has(start)) return null;
  return clean(start.replace(/\s+/g, " "), 300);
}
