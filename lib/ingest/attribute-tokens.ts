import type { AnyValue, KeyValue, Span } from "../otlp/model";
import { hashWord } from "./words";

const MAX_TOKENS = 2_048;
const MAX_SCALAR_BYTES = 256;
const index = /\.\d+(?=\.|$)/g;

/**
 * Hashes by which spans are found by any attribute: one of each key, one of each `key=value` where the value is a scalar
 * of at most 256 characters. The positions in flattened lists count as one key: `llm.tools.*.tool.name`.
 */
export function attributeTokens(span: Pick<Span, "attributes" | "resource">, seed: number): number[] {
  const tokens = new Set<number>();
  for (const attributes of [span.attributes, span.resource.attributes]) addTokens(attributes, seed, tokens);
  return [...tokens];
}

function addTokens(attributes: KeyValue[], seed: number, tokens: Set<number>) {
  for (const { key, value } of attributes) {
    if (tokens.size >= MAX_TOKENS) return;
    const name = filterKey(key);
    tokens.add(attributeToken(name, undefined, seed));
    const scalar = scalarText(value);
    if (scalar !== undefined && scalar.length <= MAX_SCALAR_BYTES) tokens.add(attributeToken(name, scalar, seed));
    for (const item of value.arrayValue?.values.slice(0, 64) ?? []) {
      const text = scalarText(item);
      if (text !== undefined && text.length <= MAX_SCALAR_BYTES) tokens.add(attributeToken(name, text, seed));
    }
  }
}

/** The hash of a key, or of a key with a value; `seed` is the project's (see `wordSeed`). */
export function attributeToken(key: string, value: string | undefined, seed: number): number {
  return hashWord(value === undefined ? key : `${key}=${value}`, seed);
}

/** A key as filters know it. */
export function filterKey(key: string): string {
  return key.includes(".") ? key.replace(index, ".*") : key;
}

function scalarText(value: AnyValue): string | undefined {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.intValue !== undefined) return value.intValue;
  if (value.boolValue !== undefined) return String(value.boolValue);
  return value.doubleValue === undefined ? undefined : String(value.doubleValue);
}
