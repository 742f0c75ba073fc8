export class SearchSyntaxError extends Error {
  /** `at` is the place in the text that cannot be read, from 0. */
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(`${message} (at character ${at + 1}).`);
  }
}

export type Token = { text: string; start: number; end: number; not: boolean; quoted: boolean };

/**
 * What a search is made of: pieces apart by spaces, those in quotation marks whole, without the `-` before them. `\"`
 * neither begins nor ends a quotation; the text of a token is as it was written.
 */
export function* tokens(text: string): Generator<Token> {
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
      const end = endOfQuote(text, at);
      yield { text: text.slice(at + 1, end), start, end: end + 1, not, quoted: true };
      at = end + 1;
      continue;
    }
    const from = at;
    while (at < text.length && !isSpace(text[at])) at = next(text, at);
    yield { text: text.slice(from, at), start, end: at, not, quoted: false };
  }
}

/** `\"`, `\*` and `\\` as the signs themselves; before anything else a backslash is one. */
export function unescaped(text: string): string {
  return text.replace(/\\(["*\\])/g, "$1");
}

function next(text: string, at: number): number {
  if (text[at] === '"') return endOfQuote(text, at) + 1;
  return at + (isEscape(text, at) ? 2 : 1);
}

function endOfQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += isEscape(text, at) ? 2 : 1) if (text[at] === '"') return at;
  throw new SearchSyntaxError("This quotation has no end", start);
}

function isEscape(text: string, at: number) {
  return text[at] === "\\" && /["*\\]/.test(text[at + 1] ?? "");
}

function isSpace(char: string | undefined) {
  return char !== undefined && /\s/.test(char);
}
