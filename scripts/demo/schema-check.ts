import type { Answer } from "./messages";

/** The small part of JSON Schema that the tools use. */
export interface ObjectSchema {
  type: "object";
  properties: Record<string, Property>;
  required: string[];
  additionalProperties: false;
}

export interface Property {
  type: "string" | "integer";
  /** Named in the complaint, where the type alone says too little. */
  title?: string;
  description?: string;
  enum?: readonly string[];
}

/** What is wrong with a tool call's arguments, or undefined. */
export function schemaComplaint(schema: ObjectSchema, args: Answer): string | undefined {
  const missing = schema.required.find((key) => args[key] === undefined);
  if (missing) return `${missing} is required`;
  for (const [key, value] of Object.entries(args)) {
    const property = schema.properties[key];
    if (!property) return `${key} is not an argument of this tool`;
    const right = property.type === "integer" ? Number.isInteger(value) : typeof value === "string";
    if (!right) return `${key} must be ${property.title ?? `of type ${property.type}`}`;
    if (property.enum && !property.enum.includes(String(value)))
      return `${key} must be one of ${property.enum.join(", ")}`;
  }
  return undefined;
}

export function objectSchema(properties: Record<string, Property>, optional: string[] = []): ObjectSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: "object", properties, required, additionalProperties: false };
}
