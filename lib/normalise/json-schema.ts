import { isObject, type JsonObject, toText } from "./json";

/** Where and how a value breaks a schema, e.g. `amount must be integer`; null where it does not. */
export function findViolation(schema: unknown, value: unknown): string | null {
  return check(schema, value, "", 0, { steps: 10_000, root: schema, keys: new Map() });
}

interface Budget {
  /** Every look at a schema, a key or an option costs one: whoever sends a schema cannot make it dear. */
  steps: number;
  root: unknown;
  /** Of the objects in the value, listed once however often a schema comes back to them. */
  keys: Map<JsonObject, string[]>;
}

const MAX_REF = 500;
const MAX_SHOWN = 100;

/** The part of JSON Schema that tool schemas use. Schemas come with the traces, so patterns are never run. */
function check(schema: unknown, value: unknown, path: string, depth: number, budget: Budget): string | null {
  if (depth > 24 || budget.steps-- <= 0) return null;
  if (schema === false) return `${path || "value"} is not allowed`;
  if (!isObject(schema)) return null;
  if (typeof schema.$ref === "string") return check(resolve(schema.$ref, budget.root), value, path, depth + 1, budget);
  if (value === null && schema.nullable === true) return null;
  return (
    checkType(schema, value, path) ??
    checkConstant(schema, value, path, budget) ??
    checkChoices(schema, value, path, depth, budget) ??
    (isObject(value) ? checkProperties(schema, value, path, depth, budget) : null) ??
    (Array.isArray(value) ? checkItems(schema, value, path, depth, budget) : null)
  );
}

function resolve(ref: string, root: unknown): unknown {
  if (!ref.startsWith("#") || ref.length > MAX_REF) return true;
  let node = root;
  for (const part of ref.slice(1).split("/").filter(Boolean)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (!isObject(node) || !Object.hasOwn(node, key)) return true;
    node = node[key];
  }
  return node;
}

const typeTests: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

function checkType(schema: JsonObject, value: unknown, path: string): string | null {
  const given = Array.isArray(schema.type) ? schema.type.slice(0, 10) : schema.type === undefined ? [] : [schema.type];
  const types = given.map((type) => String(type).slice(0, MAX_SHOWN).toLowerCase());
  if (types.length === 0 || types.some((type) => !Object.hasOwn(typeTests, type) || typeTests[type]?.(value)))
    return null;
  return `${path || "arguments"} must be ${types.join(" or ")}`;
}

function checkConstant(schema: JsonObject, value: unknown, path: string, budget: Budget): string | null {
  const name = path || "arguments";
  if (Array.isArray(schema.enum) && spend(budget, schema.enum) && !schema.enum.some((option) => fits(option, value))) {
    return `${name} must be one of ${schema.enum.slice(0, 5).map(shown).join(", ")}`;
  }
  return schema.const === undefined || fits(schema.const, value) ? null : `${name} must be ${shown(schema.const)}`;
}

/** Objects and arrays are not compared: tools do not list them, and they can be of any size. */
function fits(option: unknown, value: unknown): boolean {
  return option === value || (typeof option === "object" && typeof value === "object" && option !== null);
}

function shown(option: unknown): string {
  return toText(option).slice(0, MAX_SHOWN);
}

function spend(budget: Budget, list: unknown[]): boolean {
  budget.steps -= list.length;
  return budget.steps > 0;
}

function checkChoices(schema: JsonObject, value: unknown, path: string, depth: number, budget: Budget): string | null {
  for (const choices of [schema.anyOf, schema.oneOf]) {
    if (!Array.isArray(choices) || choices.length === 0) continue;
    const broken = choices.slice(0, 50).map((choice) => check(choice, value, path, depth + 1, budget));
    if (!broken.includes(null))
      return broken.length === 1 ? (broken[0] ?? null) : `${path || "arguments"} fits no allowed form`;
  }
  if (!Array.isArray(schema.allOf)) return null;
  for (const part of schema.allOf.slice(0, 50)) {
    const broken = check(part, value, path, depth + 1, budget);
    if (broken) return broken;
  }
  return null;
}

function checkProperties(schema: JsonObject, value: JsonObject, path: string, depth: number, budget: Budget) {
  const properties = isObject(schema.properties) ? schema.properties : {};
  if (Array.isArray(schema.required) && spend(budget, schema.required)) {
    const missing = schema.required.find((key) => typeof key === "string" && !Object.hasOwn(value, key));
    if (missing !== undefined) return `${join(path, missing)} is required`;
  }
  for (const key of keysOf(value, budget)) {
    if (budget.steps-- <= 0) return null;
    if (Object.hasOwn(properties, key)) {
      const broken = check(properties[key], value[key], join(path, key), depth + 1, budget);
      if (broken) return broken;
    } else if (schema.additionalProperties === false && !isObject(schema.patternProperties)) {
      return `${join(path, key)} is not allowed`;
    }
  }
  return null;
}

function keysOf(value: JsonObject, { keys }: Budget): string[] {
  const known = keys.get(value) ?? Object.keys(value);
  keys.set(value, known);
  return known;
}

function checkItems(schema: JsonObject, value: unknown[], path: string, depth: number, budget: Budget): string | null {
  if (!isObject(schema.items)) return null;
  for (const [index, item] of value.entries()) {
    if (budget.steps <= 0) return null;
    const broken = check(schema.items, item, `${path}[${index}]`, depth + 1, budget);
    if (broken) return broken;
  }
  return null;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
