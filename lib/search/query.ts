import { foldText } from "../traces/find-text";
import { exactValue, isPattern } from "./asked-value";
import { type FieldName, fields, isField, readNumber, unitExamples } from "./fields";
import { SearchSyntaxError, type Token, tokens, unescaped } from "./tokens";

/** What is looked for: a word, words in a row (`"…"`), or a part of a word (`refun*`, `*fund*`), folded. */
export type Term = { kind: "word" | "phrase" | "part"; text: string; start: number; end: number };

/** One of `any` has to stand in the trace; where `not`, none may. */
export type Clause = { any: Term[]; not: boolean };

type Range = { from: number | null; to: number | null; includesFrom: boolean; includesTo: boolean };

/**
 * What a trace has to be. `is`: one of these values, as `readAsked` reads them; `exists`: any value at all; `range`: a number in milliseconds, dollars or a count. `field` is a name of `fields`, or `@` and an attribute's key.
 */
export type Filter = {
  field: FieldName | `@${string}`;
  not: boolean;
  start: number;
  end: number;
} & ({ op: "is"; values: string[] } | { op: "exists" } | ({ op: "range" } & Range));

/** Clauses and filters have to hold, all of them, each anywhere in the trace. */
export type SearchQuery = { clauses: Clause[]; filters: Filter[] };

/** What asks for nothing in particular. */
export const everything: SearchQuery = { clauses: [], filters: [] };

const maxTerms = 50;

/**
 * Reads a search: words that all have to stand in a trace, `"exact phrases"`, `-without`, `this OR that`, parts of words
 * with `*` at their start or end; and filters such as `status:error`, `model:gpt-5*,claude*`, `-tool:search`,
 * `cost>0.05`, `duration:1s..10s`, `user:*` (has any), `@any.attribute:value`. `\"` and `\*` are the signs themselves. Throws a `SearchSyntaxError` that says
 * what cannot be read, and where.
 */
export function parseSearch(text: string): SearchQuery {
  const query: SearchQuery = { clauses: [], filters: [] };
  let or: Token | undefined;
  let count = 0;
  for (const token of tokens(text)) {
    if (token.text === "OR" && !token.quoted && !token.not) {
      if (or) throw new SearchSyntaxError("OR stands twice", token.start);
      if (query.clauses.length === 0) throw new SearchSyntaxError("No word stands before OR", token.start);
      or = token;
      continue;
    }
    const filter = readFilter(token);
    const term = filter ? undefined : readTerm(token);
    if (!filter && !term) continue;
    if (++count > maxTerms) throw new SearchSyntaxError(`More than ${maxTerms} words and filters`, token.start);
    if (filter) {
      if (or) throw new SearchSyntaxError("OR joins words; write field:a,b for either of two values", or.start);
      query.filters.push(filter);
    } else if (term) addTerm(query, term, token, or);
    or = undefined;
  }
  if (or) throw new SearchSyntaxError("Nothing stands after OR", or.start);
  return query;
}

function addTerm({ clauses }: SearchQuery, term: Term, token: Token, or: Token | undefined) {
  const last = clauses.at(-1);
  if (!or) clauses.push({ any: [term], not: token.not });
  else if (!last || last.not || token.not) throw new SearchSyntaxError("OR cannot join what is excluded", or.start);
  else last.any.push(term);
}

/** What a filter begins with: a name, and a sign. */
export const fieldPattern = /^(@[^\s:<>="]+|[a-z]+)(:|>=|<=|>|<)/i;

function readFilter(token: Token): Filter | undefined {
  if (token.quoted) return undefined;
  const [head, written = "", sign = ""] = fieldPattern.exec(token.text) ?? [];
  if (head === undefined) return undefined;
  const field = written.startsWith("@") ? (written as `@${string}`) : written.toLowerCase();
  if (!isAttribute(field) && !isField(field)) return undefined;

  const { not, start, end } = token;
  const rest = token.text.slice(head.length);
  if (rest === "") throw new SearchSyntaxError(`Nothing stands after ${head}`, end);
  const at = { field, not, start, end };
  if (sign !== ":") return { ...at, ...readComparison(field, sign, rest, start) };
  if (rest === "*") return { ...at, op: "exists" };
  const isNumber = !isAttribute(field) && fields[field].type === "number";
  if (isNumber || /^[\d.]+\.\.[\d.]+$/.test(rest)) return { ...at, ...readBetween(field, rest, start) };
  const values = listed(rest);
  if (values.length === 0) throw new SearchSyntaxError(`Nothing stands after ${head}`, end);
  return { ...at, op: "is", values };
}

function isAttribute(field: string): field is `@${string}` {
  return field.startsWith("@");
}

function readComparison(field: FieldName | `@${string}`, sign: string, text: string, at: number) {
  const value = numberOf(field, text, at);
  const above = sign.startsWith(">");
  const includes = sign.endsWith("=");
  return above
    ? { op: "range" as const, from: value, to: null, includesFrom: includes, includesTo: false }
    : { op: "range" as const, from: null, to: value, includesFrom: false, includesTo: includes };
}

/** `1s..10s`, `1s..`, `..10s`, or one number alone. */
function readBetween(field: FieldName | `@${string}`, text: string, at: number) {
  const [from = "", to = from, more] = text.split("..");
  if (more !== undefined || (from === "" && to === "")) throw new SearchSyntaxError("A range is written 1..10", at);
  return {
    op: "range" as const,
    from: from === "" ? null : numberOf(field, from, at),
    to: to === "" ? null : numberOf(field, to, at),
    includesFrom: true,
    includesTo: true,
  };
}

function numberOf(name: FieldName | `@${string}`, text: string, at: number): number {
  const field = isAttribute(name) ? undefined : fields[name];
  if (field?.type === "text") throw new SearchSyntaxError(`${name} is no number: write ${name}:value`, at);
  const unit = field?.unit ?? "count";
  const value = field ? readNumber(text, unit) : text.trim() === "" ? undefined : Number(text);
  if (value !== undefined && Number.isFinite(value)) return value;
  throw new SearchSyntaxError(`${text} is no number; write ${field ? unitExamples(unit) : "one such as 0.5"}`, at);
}

/** Values apart by commas; one in quotation marks may hold any sign, `"` as `\"`. Each that is no pattern has one form. */
function listed(text: string): string[] {
  return [...text.matchAll(/"((?:\\["*\\]|[^"])*)"|((?:\\["*\\]|[^,"])+)/g)]
    .map(([, quoted, plain]) => quoted ?? plain ?? "")
    .filter(Boolean)
    .map((written) => (isPattern(written) ? written.replace(/\\(["*\\])/g, unquoted) : exactValue(unescaped(written))));
}

function unquoted(written: string, sign: string) {
  return sign === '"' ? sign : written;
}

function readTerm({ text, start, end, quoted }: Token): Term | undefined {
  const folded = foldText(quoted ? unescaped(text) : text.replace(/\\?"|\\\*/g, " ")).trim();
  if (!/[\p{L}\p{N}\u{10000}-\u{10ffff}]/u.test(folded)) {
    if (folded.includes("*") && !quoted) throw new SearchSyntaxError("* needs some letters beside it", start);
    return undefined;
  }
  if (quoted) return { kind: "phrase", text: folded, start, end };
  if (!folded.includes("*")) return { kind: "word", text: folded, start, end };
  return { kind: "part", text: readPart(folded, start), start, end };
}

function readPart(folded: string, start: number) {
  const core = folded.replace(/^\*+|\*+$/g, "");
  if (core.includes("*")) throw new SearchSyntaxError("* can stand at the start and the end of a word only", start);
  if (/[^\p{L}\p{N}]/u.test(core)) throw new SearchSyntaxError("* works within one word", start);
  if ([...core].length < 2) throw new SearchSyntaxError("* needs two letters beside it", start);
  return `${folded.startsWith("*") ? "*" : ""}${core}${folded.endsWith("*") ? "*" : ""}`;
}
