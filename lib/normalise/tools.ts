import { type Attributes, indexedItems, listOf, payload } from "./attributes";
import { isObject, type JsonObject, parseJson } from "./json";
import { memoise } from "./memo";
import { firstString } from "./parts";
import { payloadFields } from "./payload-fields";
import type { SpanContent } from "./span";

export type OfferedTool = SpanContent["tools"][number];

/** The tools that a model was offered, at most 500. */
export function readTools(attributes: Attributes): OfferedTool[] {
  for (const prefix of ["llm.tools", "llm.request.functions"]) {
    const items = indexedItems(attributes, prefix);
    if (items.length > 0) return items.flatMap((read) => readTool(read()));
  }
  for (const key of payloadFields.tools) {
    const text = attributes.values.get(key)?.stringValue;
    const tools = text === undefined ? toolsIn(payload(attributes, key)) : toolsInText(text);
    if (tools.length > 0) return tools;
  }
  for (const key of payloadFields.requests) {
    const tools = toolsIn(payload(attributes, key));
    if (tools.length > 0) return tools;
  }
  return [];
}

const toolsInText = memoise(100, (text) => toolsIn(parseJson(text, 1_000_000)));

function toolsIn(value: unknown): OfferedTool[] {
  if (Array.isArray(value)) return value.slice(0, 500).flatMap(readTool);
  if (!isObject(value)) return [];
  const config = isObject(value.config) ? value.config.tools : undefined;
  const own = [value.tools, config].flatMap(listOf);
  return [...own, ...listOf(value.function_tools), ...listOf(value.output_tools)].slice(0, 500).flatMap(readTool);
}

function readTool(raw: unknown): OfferedTool[] {
  const value = typeof raw === "string" ? parseJson(raw, 200_000) : raw;
  if (!isObject(value)) return [];
  const declarations = value.function_declarations ?? value.functionDeclarations;
  if (Array.isArray(declarations)) return declarations.filter(isObject).flatMap(readDeclaration);
  const wrapped = value.tool ?? value.function ?? value.toolSpec;
  if (isObject(wrapped)) return "json_schema" in wrapped ? readTool(wrapped.json_schema) : readDeclaration(wrapped);
  return readDeclaration(value);
}

function readDeclaration(tool: JsonObject): OfferedTool[] {
  const name = firstString(tool.name, tool["tool.name"]);
  if (name === null) return [];
  const given =
    tool.parameters ?? tool.input_schema ?? tool.inputSchema ?? tool.parameters_json_schema ?? tool.schema ?? null;
  const schema = typeof given === "string" ? parseJson(given, 200_000) : given;
  const unwrapped = isObject(schema) && isObject(schema.json) ? schema.json : schema;
  return [{ name, description: firstString(tool.description), schema: unwrapped }];
}
