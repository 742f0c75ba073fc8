import type { AnyValue, KeyValue } from "../otlp/model";

/** OTLP attributes as a plain object. Integers that a double cannot hold stay text. */
export function plainAttributes(attributes: KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, plainValue(value)]));
}

export function plainValue(value: AnyValue | undefined): unknown {
  if (!value) return null;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) return plainInteger(value.intValue);
  if (value.doubleValue !== undefined) return value.doubleValue;
  if (value.arrayValue) return value.arrayValue.values.map(plainValue);
  if (value.kvlistValue) return plainAttributes(value.kvlistValue.values);
  return value.bytesValue ?? null;
}

function plainInteger(text: string) {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** Nanoseconds since 1970 as an ISO time with all nine digits. */
export function isoFromNs(ns: bigint) {
  const milliseconds = ns / 1_000_000n;
  const rest = String(ns % 1_000_000n).padStart(6, "0");
  return `${new Date(Number(milliseconds)).toISOString().slice(0, -1)}${rest}Z`;
}
