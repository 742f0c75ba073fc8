import type { SpanKind } from "@/db/enums";
import { type Attributes, payload } from "./attributes";
import { isObject, type JsonObject } from "./json";
import { findViolation } from "./json-schema";
import { payloadFields, sentinels } from "./payload-fields";
import type { Message } from "./span";
import { clean } from "./text";
import { readTools } from "./tools";

/** Which tool call of a model breaks the schema it was offered, and how. */
export function invalidCall(attributes: Attributes, output: Message[]): string | null {
  const calls = output.flatMap(({ parts }) => parts.filter((part) => part.type === "tool_call"));
  if (calls.length === 0) return null;
  const tools = readTools(attributes);
  for (const call of calls.slice(0, 50)) {
    const tool = tools.find(({ name }) => name === call.name);
    const broken = checkArguments(tool?.schema, call.arguments);
    if (broken) return clean(`${call.name}: ${broken}`, 300);
  }
  return null;
}

/** The same for a tool's own span, where that carries its schema. */
export function invalidInput(
  attributes: Attributes,
  kind: SpanKind,
  tool: string | null,
  input: unknown,
): string | null {
  if (kind !== "TOOL" || input === undefined || (typeof input === "string" && !input.startsWith("{"))) return null;
  const schema = readToolSchema(attributes);
  const broken = schema && checkArguments(schema, input);
  return broken ? clean(`${tool ?? "tool"}: ${broken}`, 300) : null;
}

/** The JSON schema of a tool span's arguments. */
export function readToolSchema(attributes: Attributes): JsonObject | null {
  for (const key of payloadFields.toolSchema) {
    const found = payload(attributes, key);
    const schema = isObject(found) && isObject(found.function) ? found.function.parameters : found;
    if (isObject(schema) && isSchema(schema)) return schema;
  }
  return null;
}

function isSchema(value: Record<string, unknown>): boolean {
  return value.type === "object" && isObject(value.properties);
}

function checkArguments(schema: unknown, given: unknown): string | null {
  if (typeof given === "string" && sentinels.has(given)) return null;
  if (typeof given === "string" && given.trim() !== "") return "arguments are not valid JSON";
  return findViolation(schema, given === null || given === "" ? {} : given);
}
