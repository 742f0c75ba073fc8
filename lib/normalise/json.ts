export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value that a text of at most `limit` characters spells in JSON, else the text itself. */
export function parseJson(text: string, limit: number): unknown {
  if (text.length > limit || !looksLikeJson(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, 200) ? text : value;
  } catch {
    return text;
  }
}

/** What nests deeper than anyone writes would exhaust the stack of whoever reads it. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof item === "object" && isDeeper(item, levels - 1)) return true;
  }
  return false;
}

function looksLikeJson(text: string): boolean {
  let i = 0;
  let code = text.charCodeAt(i);
  while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++i);
  if (code === 123 || code === 91 || code === 34) return true;
  return text.length - i < 32 && /^(?:null|true|false|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*$/.test(text.slice(i));
}

/** JSON text of any value; never throws, however deep the value is. */
export function toText(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

/** JSON with sorted keys, so that equal arguments read alike. Deeper than 32 levels is left out. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > 32) return '"…"';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`);
  return `{${pairs.join(",")}}`;
}

/**
 * Where the elements of a JSON array begin and end, found without parsing them, or null if this is no such array.
 * A long conversation is read for its first and last messages only.
 */
export function arrayElements(text: string): [start: number, end: number][] | null {
  let i = skipSpace(text, 0);
  if (text[i] !== "[") return null;
  const elements: [number, number][] = [];
  i = skipSpace(text, i + 1);
  if (text[i] === "]") return elements;
  let start = i;
  let depth = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      i = stringEnd(text, i);
      if (i < 0) return null;
    } else if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) {
      if (--depth < 0) {
        elements.push([start, i]);
        return elements;
      }
    } else if (code === 44 && depth === 0) {
      elements.push([start, i]);
      start = skipSpace(text, i + 1);
      i = start - 1;
    }
  }
  return null;
}

/** The string that follows a key in the first 2,000 characters of a JSON object, without parsing the rest. */
export function earlyString(text: string, key: string): string | null {
  const at = text.slice(0, 2_000).indexOf(`"${key}"`);
  if (at < 0) return null;
  const colon = skipSpace(text, at + key.length + 2);
  if (text[colon] !== ":") return null;
  const start = skipSpace(text, colon + 1);
  if (text[start] !== '"') return null;
  const end = stringEnd(text, start);
  if (end < 0) return null;
  const value = parseJson(text.slice(start, end + 1), Number.MAX_SAFE_INTEGER);
  return typeof value === "string" ? value : null;
}

function stringEnd(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slash = end - 1;
    while (text.charCodeAt(slash) === 92) slash--;
    if ((end - slash) % 2 === 1) return end;
  }
  return -1;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  for (let code = text.charCodeAt(i); code === 32 || code === 10 || code === 13 || code === 9; ) {
    code = text.charCodeAt(++i);
  }
  return i;
}
