import { exactValue } from "./asked-value";
import { fields, type NumberFieldName, writeNumber } from "./fields";
import { type Filter, parseSearch } from "./query";
import { SearchSyntaxError } from "./tokens";

/** Why a search cannot be read, and where; undefined if it can. All other functions here ask for one that can. */
export function problemOf(text: string): SearchSyntaxError | undefined {
  try {
    parseSearch(text);
  } catch (error) {
    if (error instanceof SearchSyntaxError) return error;
    throw error;
  }
}

/**
 * The search that asks for one value more of a field (or excludes it), or for one less if it did already. Values are as
 * `exactValue` makes them. Either of the values of one filter is asked for, but all filters: one more joins the filter if
 * there is one, and stands by itself beside several. What else the search says stays as it was written.
 */
export function toggleValue(text: string, field: Filter["field"], value: string, not = false): string {
  if (valuesOf(text, field, not).includes(value)) return withoutValue(text, field, value, not);
  const rest = withoutValue(text, field, value, !not);
  const [filter, another] = filtersOf(rest, field, not);
  if (!filter || another) return spliced(rest, rest.length, rest.length, writeFilter(field, [value], not));
  return spliced(rest, filter.start, filter.end, writeFilter(field, [...filter.values, value], not));
}

function withoutValue(text: string, field: Filter["field"], value: string, not: boolean): string {
  let result = text;
  for (const { start, end, values } of filtersOf(text, field, not).toReversed()) {
    if (!values.includes(value)) continue;
    const others = values.filter((other) => other !== value);
    result = spliced(result, start, end, others.length > 0 ? writeFilter(field, others, not) : "");
  }
  return result;
}

function filtersOf(text: string, field: Filter["field"], not: boolean) {
  return parseSearch(text).filters.flatMap((filter) =>
    filter.field === field && filter.op === "is" && filter.not === not ? [filter] : [],
  );
}

function writeFilter(field: Filter["field"], values: string[], not: boolean) {
  return `${not ? "-" : ""}${field}:${values.map(writeValue).join(",")}`;
}

/** The search that asks for this value of a field, and for nothing else of it. */
export function onlyValue(text: string, field: Filter["field"], value: string): string {
  return toggleValue(withoutField(text, field), field, value);
}

/** The search without anything that it asks of a field. */
export function withoutField(text: string, field: Filter["field"]): string {
  return replaceFilters(text, (filter) => filter.field === field, "");
}

/** The search with another range asked for of a field; an end that is new is included, without ends it is removed. */
export function withRange(text: string, field: NumberFieldName, from: string, to: string): string {
  const before = rangeOf(text, field);
  const keepsFrom = from !== "" && from === before.from;
  const keepsTo = to !== "" && to === before.to;
  const ranges = rangesOf(text, field);
  const kept = ranges.filter((range) => (range.from === null || keepsFrom) && (range.to === null || keepsTo));
  const start = kept.some((range) => range.from !== null) ? "" : from;
  const end = kept.some((range) => range.to !== null) ? "" : to;
  const written = start === "" && end === "" ? "" : `${field}:${start}..${end}`;
  const isReplaced = (filter: Filter) =>
    ranges.some((range) => range.start === filter.start) && !kept.some((range) => range.start === filter.start);
  return replaceFilters(text, isReplaced, written);
}

export type AttributeQuestion =
  | { op: "is" | "is not" | "contains" | ">" | "<"; value: string }
  | { op: "exists" }
  | { op: "between"; from: string; to: string };

/** The search that also asks this of an attribute. */
export function withAttribute(text: string, key: string, question: AttributeQuestion): string {
  return spliced(text, text.length, text.length, writeQuestion(`@${key}`, question));
}

function writeQuestion(field: string, question: AttributeQuestion): string {
  switch (question.op) {
    case "exists":
      return `${field}:*`;
    case "between":
      return `${field}:${question.from}..${question.to}`;
    case "contains":
      return `${field}:${writeValue(`*${exactValue(question.value)}*`)}`;
    case "is":
      return `${field}:${writeValue(exactValue(question.value))}`;
    case "is not":
      return `-${field}:${writeValue(exactValue(question.value))}`;
    default:
      return `${field}${question.op}${question.value}`;
  }
}

/** The search without one of its filters or words. */
export function without(text: string, { start, end }: { start: number; end: number }): string {
  return spliced(text, start, end, "");
}

/** The values that a search asks for of a field, as `readAsked` reads them. */
export function valuesOf(text: string, field: Filter["field"], not = false): string[] {
  return filtersOf(text, field, not).flatMap(({ values }) => values);
}

/** The range that a search asks for of a field, its ends as one would write them. */
export function rangeOf(text: string, field: NumberFieldName): { from: string; to: string } {
  const ranges = rangesOf(text, field);
  const from = ranges.flatMap((range) => (range.from === null ? [] : [range.from]));
  const to = ranges.flatMap((range) => (range.to === null ? [] : [range.to]));
  const write = (value: number) => (Number.isFinite(value) ? writeNumber(value, fields[field].unit) : "");
  return { from: write(Math.max(...from)), to: write(Math.min(...to)) };
}

function rangesOf(text: string, field: NumberFieldName) {
  return parseSearch(text).filters.flatMap((filter) =>
    filter.field === field && filter.op === "range" && !filter.not ? [filter] : [],
  );
}

type SearchPart = { text: string; start: number; end: number };

/** What a search is made of, each part as it was written; words that OR joins are one. */
export function searchParts(text: string): SearchPart[] {
  const { clauses, filters } = parseSearch(text);
  const places = clauses.map(({ any }) => ({ start: any[0]?.start ?? 0, end: any.at(-1)?.end ?? 0 }));
  return [...places, ...filters]
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

/** A value of a filter as it has to be written behind `field:`. */
export function writeValue(value: string): string {
  return /[\s,"]|^$|^[\d.]+\.\.[\d.]+$/.test(value) ? `"${value.replaceAll('"', '\\"')}"` : value;
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
