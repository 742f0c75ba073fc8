/**
 * The part of Inngest's expressions that is needed here: `event.data.a == async.data.a && event.data.b == 'x'` as a condition,
 * and `event.data.a + '-' + event.data.b` as a key. Anything else is refused when the function is registered.
 */
type Root = "event" | "async";
type Term = { root: Root; path: string[] } | { root: undefined; value: unknown };
export type Condition = { text: string; comparisons: [Term, Term][] };
export type Key = { text: string; terms: Term[] };

const token =
  /\s*(?:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)|(==|&&|\+))/y;
const words = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

export function parseCondition(text: string): Condition {
  const tokens = tokenize(text);
  const comparisons: [Term, Term][] = [];
  do {
    const left = term(tokens.shift(), text);
    if (tokens.shift() !== "==") throw refusal(text);
    comparisons.push([left, term(tokens.shift(), text)]);
  } while (tokens.length > 0 && next(tokens, "&&", text));
  return { text, comparisons };
}

export function parseKey(text: string): Key {
  const tokens = tokenize(text);
  const terms: Term[] = [];
  do terms.push(term(tokens.shift(), text));
  while (tokens.length > 0 && next(tokens, "+", text));
  if (terms.some(({ root }) => root === "async")) throw refusal(text);
  return { text, terms };
}

/** Whether an event starts a run. What the event does not have is equal to nothing. */
export function holds({ comparisons }: Condition, event: unknown): boolean {
  return comparisons.every((pair) => equal(pair, { event }));
}

/** The value of a key; a field that the event does not have counts as empty. */
export function keyOf({ terms }: Key, event: unknown): string {
  const texts = terms.map((one) => termValue(one, { event }) ?? "");
  return texts.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("");
}

/**
 * The values that the two events of a condition must have in common, as seen from the one that started a run or from the one
 * that came later. Undefined where the condition cannot hold, whatever the other event is.
 */
export function valuesToMatch({ comparisons }: Condition, side: Root, event: unknown): unknown[] | undefined {
  const values: unknown[] = [];
  for (const [left, right] of comparisons) {
    const roots = new Set([left.root, right.root]);
    if (roots.has("event") && roots.has("async")) {
      const value = termValue(left.root === side ? left : right, { [side]: event });
      if (value === undefined) return undefined;
      values.push(value);
    } else if (roots.has(side) && !equal([left, right], { [side]: event })) return undefined;
  }
  return values;
}

function equal([left, right]: [Term, Term], events: Partial<Record<Root, unknown>>): boolean {
  const values = [termValue(left, events), termValue(right, events)];
  return values[0] !== undefined && JSON.stringify(values[0]) === JSON.stringify(values[1]);
}

function termValue(one: Term, events: Partial<Record<Root, unknown>>): unknown {
  if (!one.root) return one.value;
  return one.path.reduce<unknown>(field, events[one.root]);
}

function field(value: unknown, name: string): unknown {
  return value && typeof value === "object" ? new Map(Object.entries(value)).get(name) : undefined;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    tokens.push(match[0].trim());
    if (token.lastIndex === text.length || /^\s*$/.test(text.slice(token.lastIndex))) return tokens;
  }
  throw refusal(text);
}

function term(text: string | undefined, whole: string): Term {
  if (text === undefined || /^(==|&&|\+)$/.test(text)) throw refusal(whole);
  if (words.has(text)) return { root: undefined, value: words.get(text) };
  if (/^[-\d]/.test(text)) return { root: undefined, value: Number(text) };
  if (/^["']/.test(text)) return { root: undefined, value: text.slice(1, -1).replace(/\\(.)/g, "$1") };
  const [root, ...path] = text.split(".");
  if (root !== "event" && root !== "async") throw refusal(whole);
  return { root, path };
}

function next(tokens: string[], expected: string, text: string): true {
  if (tokens.shift() !== expected) throw refusal(text);
  return true;
}

function refusal(text: string): Error {
  return new Error(`the expression "${text}", of which it understands only == and && over fields of the event`);
}
