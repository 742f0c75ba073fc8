import { type Attributes, payload } from "./attributes";
import { callFields } from "./call-fields";
import { isObject, type JsonObject } from "./json";
import { underPrefix } from "./prompt-template";

/** What is shown elsewhere, or says nothing of how a model was to answer. */
const notParameters = new Set([
  ...["model", "structured_output_schema", "messages", "instructions", "prompt", "input", "output", "system", "user"],
  ...["id", "object", "created_at", "completed_at", "status", "previous_response_id"],
]);

const most = 100;

/** How a model was called: what is one number, word or short list each; the first hundred. */
export function readParameters(attributes: Attributes): Record<string, unknown> {
  const found = new Map<string, [name: string, value: unknown]>();
  for (const key of callFields.parameters) {
    const value = payload(attributes, key);
    if (isObject(value)) addParameters(found, value);
  }
  for (const prefix of callFields.parameterPrefixes) addParameters(found, underPrefix(attributes, prefix));
  return Object.fromEntries(found.values());
}

function addParameters(found: Map<string, [name: string, value: unknown]>, given: JsonObject) {
  for (const [name, value] of Object.entries(given)) {
    if (found.size >= most) return;
    const nested = isObject(value) && (name === "generationConfig" || name === "generation_config") ? value : null;
    if (nested) addParameters(found, nested);
    else if (isShort(value) && !notParameters.has(name) && !name.includes(".") && !found.has(bare(name))) {
      found.set(bare(name), [name, value]);
    }
  }
}

function isShort(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.length <= 8 && value.every(isShort);
  if (typeof value === "string") return value !== "" && value.length <= 100;
  return typeof value === "number" || typeof value === "boolean";
}

/** `maxTokens` and `max_tokens` say the same. */
function bare(name: string): string {
  return name
    .replaceAll("_", "")
    .toLowerCase()
    .replace(/^max(?:output|completion)tokens$/, "maxtokens");
}
