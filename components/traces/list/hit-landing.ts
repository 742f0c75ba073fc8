import { parseSearch, type Term } from "@/lib/search/query";
import { SearchSyntaxError } from "@/lib/search/tokens";
import { includesFolded } from "@/lib/traces/find-text";
import type { Hit } from "@/lib/traces/schema";

const longestFind = 200;

/** Whether a search asks for words that a row can show: filters and what is excluded stand nowhere. */
export function hasWords(q: string) {
  return positiveTerms(q).length > 0;
}

/** Where a trace that was found opens: on the span with the hit, with the word of the search that stands in it marked. */
export function hitLanding(q: string, hit: Hit | null) {
  if (!hit) return { span: undefined, find: undefined };
  const words = positiveTerms(q).map(({ kind, text }) => (kind === "part" ? text.replaceAll("*", "") : text));
  const find = words.find((word) => includesFolded(hit.snippet, word)) ?? words[0];
  return { span: hit.spanId, find: find?.slice(0, longestFind) };
}

function positiveTerms(q: string): Term[] {
  try {
    return parseSearch(q).clauses.flatMap(({ any, not }) => (not ? [] : any));
  } catch (error) {
    if (error instanceof SearchSyntaxError) return [];
    throw error;
  }
}
