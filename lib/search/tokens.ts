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

/** What a search is made of: pieces apart by spaces, those in quotation marks whole, without the `-` before them. */
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
    while (at < text.length && !isSpace(text[at])) at = text[at] === '"' ? endOfQuote(text, at) + 1 : at + 1;
    yield { text: text.slice(from, at), start, end: at, not, quoted: false };
  }
}

function endOfQuote(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
  if (end < 0) throw new SearchSyntaxError("This quotation has no end", start);
  return end;
}

function isSpace(char: string | undefined) {
  return char !== undefined && /\s/.test(char);
}
