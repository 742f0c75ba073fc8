import { foldText } from "../traces/find-text";

/** What is looked for: a word, words in a row (`"…"`), or a part of a word (`refun*`, `*fund*`), folded. */
export type Term = { kind: "word" | "phrase" | "part"; text: string; start: number; end: number };

/** One of `any` has to stand in the trace; where `not`, none may. */
export type Clause = { any: Term[]; not: boolean };

/** All clauses have to hold, each anywhere in the trace. */
export type SearchQuery = Clause[];

export class SearchSyntaxError extends Error {
  /** `at` is the place in the text that cannot be read, from 0. */
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(`${message} (at character ${at + 1})`);
  }
}

const maxTerms = 30;

type Token = { text: string; start: number; end: number; not: boolean; quoted: boolean };

/**
 * Reads a search: words that all have to stand in a trace, `"exact phrases"`, `-without`, `this OR that`, and parts of
 * words with `*` at their start, their end or both. Throws a `SearchSyntaxError` that says what cannot be read, and where.
 */
export function parseSearch(text: string): SearchQuery {
  const clauses: SearchQuery = [];
  let or: Token | undefined;
  let count = 0;
  for (const token of tokens(text)) {
    if (token.text === "OR" && !token.quoted && !token.not) {
      if (or) throw new SearchSyntaxError("OR stands twice", token.start);
      if (clauses.length === 0) throw new SearchSyntaxError("Nothing stands before OR", token.start);
      or = token;
      continue;
    }
    const term = readTerm(token);
    if (!term) continue;
    if (++count > maxTerms) throw new SearchSyntaxError(`More than ${maxTerms} words`, token.start);
    const last = clauses.at(-1);
    if (!or) clauses.push({ any: [term], not: token.not });
    else if (!last || last.not || token.not) throw new SearchSyntaxError("OR cannot join what is excluded", or.start);
    else last.any.push(term);
    or = undefined;
  }
  if (or) throw new SearchSyntaxError("Nothing stands after OR", or.start);
  return clauses;
}

function* tokens(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++;
      continue;
    }
    const start = at;
    const not = text[at] === "-" && at + 1 < text.length && !isSpace(text[at + 1]);
    if (not) at++;
    if (text[at] === '"') {
      const end = text.indexOf('"', at + 1);
      if (end < 0) throw new SearchSyntaxError("This quotation has no end", at);
      yield { text: text.slice(at + 1, end), start, end: end + 1, not, quoted: true };
      at = end + 1;
      continue;
    }
    const from = at;
    while (at < text.length && !isSpace(text[at]) && text[at] !== '"') at++;
    yield { text: text.slice(from, at), start, end: at, not, quoted: false };
  }
}

function readTerm({ text, start, end, quoted }: Token): Term | undefined {
  const folded = foldText(text).trim();
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

function isSpace(char: string | undefined) {
  return char !== undefined && /\s/.test(char);
}
