import { isObject, toText } from "../normalise/json";

export interface SchemaRow {
  /** `order.items[].id` */
  path: string;
  type: string;
  required: boolean;
  description: string;
}

const maxRows = 200;
const maxDepth = 6;
const maxText = 2_000;

/** A JSON schema's properties, nested ones under the path to them. */
export function schemaRows(schema: unknown): SchemaRow[] {
  const rows: SchemaRow[] = [];
  addProperties(rows, schema, "", 0);
  return rows;
}

function addProperties(rows: SchemaRow[], schema: unknown, prefix: string, depth: number) {
  if (!isObject(schema) || depth > maxDepth) return;
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  for (const [name, property] of isObject(schema.properties) ? Object.entries(schema.properties) : []) {
    if (rows.length >= maxRows) return;
    const path = `${prefix}${name}`;
    const description = isObject(property) && typeof property.description === "string" ? property.description : "";
    rows.push({
      path,
      type: typeOf(property),
      required: required.has(name),
      description: description.slice(0, maxText),
    });
    addProperties(rows, property, `${path}.`, depth + 1);
    if (isObject(property)) addProperties(rows, property.items, `${path}[].`, depth + 1);
  }
}

function typeOf(schema: unknown, depth = 0): string {
  if (!isObject(schema) || depth > 4) return "any";
  if (Array.isArray(schema.enum)) return schema.enum.slice(0, 20).map(shortText).join(" | ");
  if (schema.const !== undefined) return shortText(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices))
    return [...new Set(choices.slice(0, 10).map((one) => typeOf(one, depth + 1)))].join(" | ");
  if (typeof schema.$ref === "string") return shortText(schema.$ref.split("/").at(-1) ?? "any");
  const type = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((one) => typeof one === "string");
  const word = type.join(" | ").toLowerCase() || "any";
  return word === "array" ? `${typeOf(schema.items, depth + 1)}[]` : word;
}

function shortText(value: unknown): string {
  return toText(value).slice(0, 60);
}
