import type { Hit } from "../traces/schema";

const before = 60;
const around = 220;

/** One line around a place, and the place in it. */
export function snippet(text: string, [start, end]: [number, number]) {
  const from = start <= before ? 0 : wordStart(text, start - before, start);
  const lead = from > 0 ? "…" : "";
  const to = Math.min(text.length, Math.max(end, from + around));
  const line = (piece: string) => piece.replace(/\s/g, " ");
  const shown = lead + line(text.slice(from, to)) + (to < text.length ? "…" : "");
  const offset = lead.length - from;
  return { snippet: shown, marks: [[start + offset, end + offset]] satisfies Hit["marks"] };
}

function wordStart(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
