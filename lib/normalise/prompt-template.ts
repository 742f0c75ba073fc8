import { type Attributes, firstText, payload, plain } from "./attributes";
import { callFields } from "./call-fields";
import { fields } from "./fields";
import { isObject, type JsonObject } from "./json";
import type { Prompt } from "./span";

/** The prompt that a call was made from, where the emitter says so. */
export function readPrompt(attributes: Attributes): Prompt | null {
  const { values } = attributes;
  const prompt = {
    name: firstText(values, fields.promptName),
    version: firstText(values, fields.promptVersion),
    template: firstText(values, callFields.promptTemplate),
    variables: readVariables(attributes),
  };
  return prompt.name === null && prompt.template === null && Object.keys(prompt.variables).length === 0 ? null : prompt;
}

export function readVariables(attributes: Attributes): JsonObject {
  for (const key of callFields.promptVariables) {
    const value = payload(attributes, key);
    if (isObject(value)) return value;
    const found = underPrefix(attributes, `${key}.`);
    if (Object.keys(found).length > 0) return found;
  }
  return {};
}

const most = 200;

/** What came one attribute a value, by what follows the prefix; the first of very many. */
export function underPrefix({ values }: Attributes, prefix: string): JsonObject {
  const found: JsonObject = Object.create(null);
  let count = 0;
  for (const key of values.keys()) {
    const value = key.startsWith(prefix) ? values.get(key) : undefined;
    if (!value) continue;
    found[key.slice(prefix.length)] = plain(value);
    if (++count === most) break;
  }
  return found;
}
