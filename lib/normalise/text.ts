import { sentinels } from "./payload-fields";

/** Fit for a Postgres text column: no NUL, no lone surrogate, at most `max` characters, and null for nothing. */
export function clean(text: string | null, max: number): string | null {
  if (text === null) return null;
  let result = text.length > max ? cut(text, max) : text;
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

function cut(text: string, max: number): string {
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}
