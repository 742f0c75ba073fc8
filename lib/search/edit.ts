import { type Filter, parseSearch } from "./query";

/** The search with other values asked for of a field; none removes it. What else it says stays as it was written. */
export function withValues(text: string, field: Filter["field"], values: string[], not = false): string {
  const written = values.length > 0 ? `${not ? "-" : ""}${field}:${values.map(writeValue).join(",")}` : "";
  return replaceFilters(text, (filter) => filter.field === field && filter.op === "is" && filter.not === not, written);
}

/** The search with another range asked for of a field, both ends included; without ends it is removed. */
export function withRange(text: string, field: Filter["field"], from: string, to: string): string {
  const written = from === "" && to === "" ? "" : `${field}:${from}..${to}`;
  return replaceFilters(text, (filter) => filter.field === field && filter.op === "range" && !filter.not, written);
}

/** The search without one of its filters or words. */
export function without(text: string, { start, end }: { start: number; end: number }): string {
  return spliced(text, start, end, "");
}

/** The values that a search asks for of a field. */
export function valuesOf(text: string, field: Filter["field"], not = false): string[] {
  return parseSearch(text).filters.flatMap((filter) =>
    filter.field === field && filter.op === "is" && filter.not === not ? filter.values : [],
  );
}

/** A value as it has to be written behind `field:`. */
function writeValue(value: string): string {
  return /[\s,"]|^$/.test(value) ? `"${value.replaceAll('"', " ")}"` : value;
}

function replaceFilters(text: string, matches: (filter: Filter) => boolean, written: string): string {
  const found = parseSearch(text).filters.filter(matches);
  const [first] = found;
  if (!first) return spliced(text, text.length, text.length, written);
  let result = text;
  for (const { start, end } of found.toReversed()) {
    result = spliced(result, start, end, start === first.start ? written : "");
  }
  return result;
}

function spliced(text: string, start: number, end: number, written: string): string {
  return [text.slice(0, start).trim(), written, text.slice(end).trim()].filter(Boolean).join(" ");
}
