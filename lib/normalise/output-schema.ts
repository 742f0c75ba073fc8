import { type Attributes, firstText, payload } from "./attributes";
import { callFields } from "./call-fields";
import { isObject, type JsonObject, parseJson } from "./json";
import { findViolation } from "./json-schema";
import { firstString } from "./parts";
import type { Message, SpanContent } from "./span";

type NamedSchema = { name: string | null; schema: JsonObject };

/** The schema that an answer was asked to fit, and whether it does. */
export function readOutputSchema(
  attributes: Attributes,
  output: unknown,
  messages: Message[],
): SpanContent["outputSchema"] {
  const found = readSchema(attributes);
  return found && { ...found, violation: violationOf(found.schema, output, messages) };
}

export function readSchema(attributes: Attributes): NamedSchema | null {
  for (const key of callFields.outputSchema) {
    const value = attributes.values.has(key) ? payload(attributes, key) : undefined;
    const found = isObject(value) ? schemaIn(value, key !== "input.value") : null;
    if (found) return { ...found, name: found.name ?? firstText(attributes.values, callFields.outputSchemaName) };
  }
  return null;
}

/** A schema by itself, or in a request as Chat Completions, the Responses API, Anthropic, Gemini and others put it. */
function schemaIn(value: JsonObject, itself: boolean): NamedSchema | null {
  const text = isObject(value.text) ? value.text.format : undefined;
  const wrappers = [value.response_format, value.responseFormat, text, value.output_format, value.output_object, value];
  for (const wrapper of wrappers) {
    const found = isObject(wrapper) ? wrapped(wrapper) : null;
    if (found) return found;
  }
  for (const config of [value.config, value.generationConfig, value.generation_config, value.output_config, value]) {
    const found = isObject(config) ? configured(config) : null;
    if (found) return found;
  }
  return itself && isSchema(value) ? { name: firstString(value.title), schema: value } : null;
}

function wrapped(format: JsonObject): NamedSchema | null {
  const inner = isObject(format.json_schema) ? format.json_schema : format.type === "json_schema" ? format : null;
  if (!inner) return null;
  const schema = isObject(inner.schema) ? inner.schema : inner;
  return isSchema(schema) ? { name: firstString(inner.name, format.name), schema } : null;
}

function configured(config: JsonObject): NamedSchema | null {
  const given = [config.responseJsonSchema, config.response_json_schema, config.responseSchema, config.response_schema];
  const schema = given.find((candidate) => isObject(candidate) && isSchema(candidate));
  if (isObject(schema)) return { name: firstString(schema.title), schema };
  return isObject(config.format) ? wrapped(config.format) : null;
}

function isSchema(value: JsonObject): boolean {
  return isObject(value.properties) || isObject(value.items) || Array.isArray(value.anyOf) || isObject(value.$defs);
}

function violationOf(schema: JsonObject, output: unknown, messages: Message[]): string | null {
  const answer = answerOf(output, messages);
  if (answer === undefined) return null;
  return typeof answer === "string" && schema.type !== "string"
    ? "the answer is not JSON"
    : findViolation(schema, answer);
}

/** What was answered; undefined where nothing was, or tools were called instead. */
function answerOf(output: unknown, messages: Message[]): unknown {
  const last = messages.at(-1);
  if (!last) return output ?? undefined;
  if (last.parts.some((part) => part.type === "tool_call")) return undefined;
  const text = last.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
  return text === "" ? undefined : parseJson(text, 1_000_000);
}
