import { type Attributes, firstNumber, indexedItems, payload } from "./attributes";
import { callFields } from "./call-fields";
import { isObject, parseJson } from "./json";
import type { Embedding } from "./span";

const most = 1_000;
const shown = 8;

/** The texts that were embedded, each with the size of its vector and the first of its numbers. */
export function readEmbeddings(attributes: Attributes): Embedding[] {
  const own = indexedItems(attributes, callFields.embeddings[0]);
  if (own.length > 0) return own.slice(0, most).map((read) => readOwn(read()));

  const texts = firstFound(attributes, callFields.embeddedTexts, textsIn).slice(0, most);
  const vectors = firstFound(attributes, callFields.vectors, vectorsIn);
  const dimensions = firstNumber(attributes.values, callFields.dimensions);
  return Array.from({ length: Math.min(most, Math.max(texts.length, vectors.length)) }, (_, index) => ({
    text: texts[index] ?? null,
    ...sizeOf(vectors[index], dimensions),
  }));
}

function readOwn(raw: unknown): Embedding {
  const value = isObject(raw) && isObject(raw.embedding) ? raw.embedding : raw;
  const { text, vector } = isObject(value) ? value : {};
  return { text: typeof text === "string" ? text : null, ...sizeOf(vectorOf(vector), null) };
}

function sizeOf(vector: number[] | undefined, dimensions: number | null) {
  return { dimensions: vector?.length ? vector.length : dimensions, start: vector?.slice(0, shown) ?? [] };
}

function firstFound<T>(attributes: Attributes, keys: readonly string[], read: (value: unknown) => T[]): T[] {
  for (const key of keys) {
    const found = attributes.values.has(key) ? read(payload(attributes, key)) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** A text, several, or a request that holds them. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (Array.isArray(value)) return value.every((item) => typeof item === "string") ? value.map(undone) : [];
  return isObject(value) ? textsIn(value.input ?? value.texts ?? value.text ?? value.content) : [];
}

/** The AI SDK sends each text of several as JSON. */
function undone(text: string): string {
  const parsed = text.startsWith('"') ? parseJson(text, 1_000_000) : text;
  return typeof parsed === "string" ? parsed : text;
}

/** A vector, several, or an answer that holds them. */
function vectorsIn(value: unknown): number[][] {
  const one = vectorOf(value);
  if (one) return [one];
  if (Array.isArray(value))
    return value.map((item) => vectorOf(isObject(item) ? item.embedding : item)).filter(isVector);
  return isObject(value) ? vectorsIn(value.data ?? value.embeddings ?? value.embedding) : [];
}

function vectorOf(value: unknown): number[] | undefined {
  const list = typeof value === "string" && value.startsWith("[") ? parseJson(value, 1_000_000) : value;
  const isNumbers = Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === "number");
  return isNumbers ? list : undefined;
}

function isVector(vector: number[] | undefined): vector is number[] {
  return vector !== undefined;
}
