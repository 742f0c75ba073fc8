import { fold, occurrences } from "./match";
import type { Term } from "./query";
import { behindLetter, escapedLettersUndone, foldBeyondAscii, undone } from "./raw-text";

/** So far around a place the text is read. */
const reach = 100;

/**
 * Where a term stands in a chunk, but for keys; each place as the text up to it, from the start of the value or the chunk
 * on, by which it is known again in other spans: they store the same text with other attributes before it and other ends. Undefined where it
 * cannot be known whether it stands there, since it may begin with the letter of an escape.
 */
export function* storedPlaces(chunk: string, term: Term, first: RegExp): Generator<string | undefined> {
  const written = escapedLettersUndone(chunk);
  const folded = foldBeyondAscii(written);
  // Folded letter for letter, humps of camelCase can still be seen in what was written.
  const text = folded.length === written.length ? written : folded;
  first.lastIndex = 0;
  for (let match = first.exec(folded); match; match = first.exec(folded)) {
    const { index: at } = match;
    first.lastIndex = behindLetter(folded, at);
    if (text[at - 1] === "\\") {
      yield undefined;
      continue;
    }
    const from = at > reach ? text.lastIndexOf(" ", at - reach) + 1 : 0;
    const before = undone(text.slice(from, at));
    const around = before + undone(text.slice(at, at + term.text.length + reach));
    const place = [...occurrences(term, fold(around))].find(([start]) => start === before.length);
    if (!place || afterKey.test(around.slice(place[1])) || inLabel.test(text.slice(from, at))) continue;
    yield text.slice(valueStart(text, at), at) + around.slice(...place);
  }
}

/** Behind the last quotation mark without a backslash. */
function valueStart(text: string, at: number): number {
  let quote = text.lastIndexOf('"', at);
  while (quote > 0 && text[quote - 1] === "\\") quote = text.lastIndexOf('"', quote - 1);
  return quote + 1;
}

const afterKey = /^[^"]{0,60}"\s*:/;
/** In the name of an attribute, or a number that OTLP brings along. */
const inLabel = /(?<!\\)"(?:key|kind|code|flags|version|schemaUrl|\w*(?:Nano|Count))":"?[^"]*$/;
