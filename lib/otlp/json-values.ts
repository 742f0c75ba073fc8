import type { Json, JsonObject } from "./exact-json";
import type { AnyValue, KeyValue } from "./model";

/** Values nested deeper are kept as JSON text. */
const MAX_DEPTH = 64;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field by its lowerCamelCase name, or by the same in snake_case; null is protobuf's way to say that it is not set. */
export function field(object: JsonObject, name: string): Json | undefined {
  return object[name] ?? object[snakeCase(name)] ?? undefined;
}

const snakeCases = new Map<string, string>();

function snakeCase(name: string): string {
  let snake = snakeCases.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeCases.set(name, snake);
  }
  return snake;
}

export function listOf(object: JsonObject, name: string): JsonObject[] {
  const list = field(object, name);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

export function textOf(object: JsonObject, name: string): string | undefined {
  const value = field(object, name);
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

const decimal = /^\d{1,20}$/;
const MAX_UINT64 = 18_446_744_073_709_551_615n;

/** Nanoseconds since 1970 in decimal: a string, a number, or a date in ISO 8601; "0" where it is none of these. */
export function timeOf(object: JsonObject, name: string): string {
  const value = field(object, name);
  if (typeof value === "number")
    return value >= 0 && Number.isFinite(value) ? BigInt(Math.trunc(value)).toString() : "0";
  if (typeof value !== "string") return "0";
  if (decimal.test(value)) return BigInt(value) <= MAX_UINT64 ? BigInt(value).toString() : "0";
  return isoTime(value);
}

const iso = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\d*(Z|[+-]\d\d:?\d\d)?$/i;

/** To the nanosecond, which Date does not know; a time without a zone is UTC. */
function isoTime(text: string): string {
  const [, seconds, fraction = "", zone = "Z"] = iso.exec(text) ?? [];
  const milliseconds = Date.parse(`${seconds?.replace(" ", "T")}${zone}`);
  return milliseconds >= 0 ? (BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, "0"))).toString() : "0";
}

/** An array of key and value as OTLP has it, or a plain object. */
export function attributesOf(object: JsonObject): KeyValue[] {
  const attributes = field(object, "attributes");
  if (Array.isArray(attributes)) return keyValues(attributes, 0);
  if (!isObject(attributes)) return [];
  return Object.entries(attributes).map(([key, value]) => ({ key, value: plainValue(value, 0) }));
}

function keyValues(list: Json[], depth: number): KeyValue[] {
  const pairs: KeyValue[] = [];
  for (const pair of list) {
    if (isObject(pair) && typeof pair.key === "string")
      pairs.push({ key: pair.key, value: anyValueOf(pair.value, depth) });
  }
  return pairs;
}

/** An AnyValue; anything that is not one is taken as the plain value that it is. */
export function anyValueOf(value: Json | undefined, depth: number): AnyValue {
  if (value === undefined || value === null) return {};
  if (depth > MAX_DEPTH) return { stringValue: JSON.stringify(value) };
  if (!isObject(value)) return plainValue(value, depth);
  if (typeof value.stringValue === "string") return { stringValue: value.stringValue };
  return structuredValue(value, depth) ?? (isUnset(value) ? {} : plainValue(value, depth));
}

const kindOfValue = /^(string|bool|int|double|array|kvlist|bytes)_?value$/i;

function isUnset(value: JsonObject): boolean {
  return Object.entries(value).every(([key, given]) => given === null && kindOfValue.test(key));
}

function structuredValue(value: JsonObject, depth: number): AnyValue | undefined {
  const string = field(value, "stringValue");
  if (string !== undefined)
    return typeof string === "object" ? plainValue(string, depth) : { stringValue: String(string) };
  const int = field(value, "intValue");
  if (int !== undefined) return intValue(int);
  const bool = field(value, "boolValue");
  if (bool !== undefined) return { boolValue: bool === true || bool === "true" };
  const double = field(value, "doubleValue");
  if (double !== undefined) return doubleValue(double);
  const bytes = field(value, "bytesValue");
  if (typeof bytes === "string") return { bytesValue: bytes };
  const array = field(value, "arrayValue");
  if (isObject(array)) return { arrayValue: { values: elements(array).map((item) => anyValueOf(item, depth + 1)) } };
  const kvlist = field(value, "kvlistValue");
  if (isObject(kvlist)) return { kvlistValue: { values: keyValues(elements(kvlist), depth + 1) } };
  return undefined;
}

function elements(list: JsonObject): Json[] {
  return Array.isArray(list.values) ? list.values : [];
}

function intValue(value: Json): AnyValue {
  if (typeof value === "string" && /^-?\d{1,19}$/.test(value)) return { intValue: BigInt(value).toString() };
  if (typeof value === "number" && Number.isSafeInteger(value)) return { intValue: String(value) };
  return plainValue(value, 0);
}

function doubleValue(value: Json): AnyValue {
  if (typeof value === "number") return { doubleValue: exactDouble(value) };
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return { doubleValue: value };
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? { doubleValue: number } : plainValue(value, 0);
}

/** JSON has no word for these three; OTLP/JSON writes them as strings. */
export function exactDouble(value: number): AnyValue["doubleValue"] {
  if (Number.isNaN(value)) return "NaN";
  if (value === Number.POSITIVE_INFINITY) return "Infinity";
  return value === Number.NEGATIVE_INFINITY ? "-Infinity" : value;
}

function plainValue(value: Json, depth: number): AnyValue {
  if (value === null) return {};
  if (depth > MAX_DEPTH) return { stringValue: JSON.stringify(value) };
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: exactDouble(value) };
  if (Array.isArray(value)) return { arrayValue: { values: value.map((item) => plainValue(item, depth + 1)) } };
  const pairs = Object.entries(value).map(([key, item]) => ({ key, value: plainValue(item, depth + 1) }));
  return { kvlistValue: { values: pairs } };
}
