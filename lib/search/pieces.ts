import { isField } from "./fields";
import { fieldPattern } from "./query";

export type Piece = {
  kind: "space" | "word" | "phrase" | "or" | "field" | "value";
  /** Stands in, or is, something that the search excludes. */
  not: boolean;
  text: string;
  start: number;
};

const pattern = /\s+|-?(?:"(?:\\["*\\]|[^"])*"?|(?:\\["*\\]|[^\s"]|"(?:\\["*\\]|[^"])*"?)+)/g;

/** A search cut up for the eye. Reads what is unfinished too; the pieces joined are the text again. */
export function pieces(text: string): Piece[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: token, index: start }) => {
    const not = token.startsWith("-") && token.length > 1;
    const whole = (kind: Piece["kind"]): Piece[] => [{ kind, not, text: token, start }];
    if (token.trim() === "") return whole("space");
    if (token === "OR") return whole("or");
    const body = not ? token.slice(1) : token;
    if (body.startsWith('"')) return whole("phrase");
    const head = filterHead(body);
    if (head === undefined) return whole("word");
    const cut = head.length + (not ? 1 : 0);
    const field: Piece = { kind: "field", not, text: token.slice(0, cut), start };
    return cut < token.length ? [field, { kind: "value", not, text: token.slice(cut), start: start + cut }] : [field];
  });
}

/** `model:` of `model:x`, if what stands there is a filter. */
export function filterHead(token: string): string | undefined {
  const [head, name = ""] = fieldPattern.exec(token) ?? [];
  return name.startsWith("@") || isField(name.toLowerCase()) ? head : undefined;
}
