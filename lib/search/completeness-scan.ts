import type { AnyValue, KeyValue, Span } from "../otlp/model";

/**
 * For tests: what a search has to find, said once more by reading every value of every trace. It is written from what the
 * design says is searched and what a word is, and shares no code with the index, so that neither can hide the other's gaps.
 */

/** Letters in a row, folded: as a whole and in the parts of camelCase; or characters of Chinese or Japanese. */
type Run = { whole: string; parts: string[]; isCjk: boolean; before: string };
type Value = { runs: Run[]; end: string };
export type Scanned = { values: Value[]; words: Set<string> };

/** What one trace says. `spans` have their log records among their events. */
export function scanTrace(spans: Span[]): Scanned {
  const texts = new Set<string>();
  for (const span of spans) for (const text of textsOf(span)) texts.add(text);
  const values = [...texts].map(readValue);
  const words = new Set(values.flatMap(({ runs }) => runs.flatMap(({ whole, parts }) => [whole, ...parts])));
  return { values, words };
}

/** Texts of a trace as they are shown: for drawing something to look for. */
export function textsOf(span: Span): string[] {
  const { attributes, resource, scope, events, links } = span;
  const all = [...attributes, ...resource.attributes, ...scope.attributes];
  for (const event of events) all.push(...event.attributes);
  for (const link of links) all.push(...link.attributes);
  const bodies = events.flatMap(({ body }) => (body ? [body] : []));
  const names = [span.name, scope.name, span.status.message ?? "", ...events.map(({ name }) => name)];
  const ids = [span.traceId, span.spanId, span.parentSpanId, ...links.flatMap((link) => [link.traceId, link.spanId])];
  const strings = [...all.map(({ value }: KeyValue) => value), ...bodies].flatMap(scalars);
  return [...names.flatMap(undone), ...ids, span.traceState ?? "", ...strings.flatMap(undone)].filter(Boolean);
}

function scalars(value: AnyValue): string[] {
  const { stringValue, intValue, doubleValue, boolValue, arrayValue, kvlistValue } = value;
  const scalar = stringValue ?? intValue ?? doubleValue ?? boolValue;
  if (scalar !== undefined) return [String(scalar)];
  return [...(arrayValue?.values ?? []), ...(kvlistValue?.values ?? []).map((pair) => pair.value)].flatMap(scalars);
}

/** A text that is JSON says the values in it, not its keys; within other text an escape may be meant or not. */
function undone(text: string): string[] {
  if (/^\s*[[{"]/.test(text)) {
    try {
      // Numbers as they are written.
      return leaves(
        JSON.parse(
          text.replace(/"(?:\\.|[^"\\])*"|[-\d][-+.\deE]*/gs, (piece) => (piece[0] === '"' ? piece : `"${piece}"`)),
        ),
      );
    } catch {}
  }
  const plain = text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+[nrtbf]/g, "\n");
  return plain === text ? [text] : [text, plain];
}

function leaves(value: unknown): string[] {
  if (typeof value === "string") return undone(value);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
  return value === null ? [] : [String(value)];
}

const cjk = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー";
const run = new RegExp(`[${cjk}][${cjk}\\p{M}]*|(?:(?![${cjk}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
const isCjk = new RegExp(`^[${cjk}]`, "u");

export function readValue(text: string): Value {
  // A sign that stands for several characters, such as ㎏ or ½, is read as those.
  const written = text.replace(/[^\0-\x7f]/gu, (sign) => (isSeveral(sign) ? sign.normalize("NFKD") : sign));
  const runs: Run[] = [];
  let at = 0;
  for (const match of written.matchAll(run)) {
    const original = match[0];
    const whole = folded(original);
    if (whole === "") continue;
    const parts =
      original.length > 256 ? [] : original.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);
    runs.push({
      whole,
      parts: parts.length > 1 ? parts.map(folded) : [],
      isCjk: isCjk.test(whole),
      before: separator(written.slice(at, match.index)),
    });
    at = match.index + original.length;
  }
  return { runs, end: separator(written.slice(at)) };
}

function isSeveral(sign: string): boolean {
  const plain = sign.normalize("NFKD");
  return /[\p{L}\p{N}]/u.test(plain) && (/[^\p{L}\p{N}\p{M}]/u.test(plain) || /[^\p{L}\p{N}\p{M}]/u.test(sign));
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");
}

function separator(text: string): string {
  return folded(text).replace(/\s+/g, " ");
}

/** Whether a word or phrase stands in one of the values. */
export function standsIn({ values, words }: Scanned, text: string): boolean {
  const { runs } = readValue(text.trim());
  if (runs.length === 0) return false;
  if (runs.some((one, i) => i > 0 && i < runs.length - 1 && !one.isCjk && !words.has(one.whole))) return false;
  return values.some((value) => value.runs.some((_, start) => beginsAt(value.runs, start, runs)));
}

function beginsAt(said: Run[], start: number, asked: Run[]): boolean {
  return asked.every((one, i) => {
    const here = said[start + i];
    if (!here || here.isCjk !== one.isCjk || (i > 0 && here.before !== one.before)) return false;
    const isFirst = i === 0;
    const isLast = i === asked.length - 1;
    if (here.whole === one.whole) return true;
    if (one.isCjk) {
      if (isFirst && isLast) return here.whole.includes(one.whole);
      return (isFirst && here.whole.endsWith(one.whole)) || (isLast && here.whole.startsWith(one.whole));
    }
    if (isFirst && isLast) return here.parts.includes(one.whole);
    return (isFirst && here.parts.at(-1) === one.whole) || (isLast && here.parts[0] === one.whole);
  });
}

/** Whether a word that begins, ends or goes on so stands in one of the values. */
export function partStandsIn({ words }: Scanned, pattern: string, counts: (word: string) => boolean): boolean {
  const core = folded(pattern.replaceAll("*", ""));
  return [...words].some((word) => {
    if (word !== core && !counts(word)) return false;
    if (!pattern.startsWith("*")) return word.startsWith(core);
    return pattern.endsWith("*") ? word.includes(core) : word.endsWith(core);
  });
}
