import { hash64 } from "../normalise/hash";
import { canonical, isObject, parseJson, toText } from "../normalise/json";
import type { Message, MessagePart } from "../normalise/span";

/**
 * What a message says, as keys that are equal for an answer and for the history that repeats it. Emitters tell the two
 * differently: without reasoning, ids, names and finish reason, arguments as text or object, texts split, joined or
 * trimmed.
 */
export function atomsOf(message: Message): string[] {
  return partsByAtom(message).map((parts) => hash64(keyOf(message.role, parts)));
}

/** The parts that each of a message's atoms is made of. */
export function partsByAtom({ parts }: Message): MessagePart[][] {
  const texts = parts.filter((part) => part.type === "text" && part.text !== "");
  const rest = parts.filter((part) => part.type !== "text" && part.type !== "reasoning").map((part) => [part]);
  return texts.length > 0 ? [texts, ...rest] : rest;
}

/** Stands for the reasoning of a message that holds nothing else; null where there is none. */
export function thoughtOf({ parts }: Message): string | null {
  const text = parts.map((part) => (part.type === "reasoning" ? part.text : "")).join("");
  return text === "" ? null : hash64(text);
}

export function callAtom(name: string, given: unknown): string {
  return `call ${name} ${argumentsText(given)}`;
}

function keyOf(role: string, parts: MessagePart[]): string {
  const [part] = parts;
  if (part?.type === "tool_call") return callAtom(part.name, part.arguments);
  if (part?.type === "tool_result") return `result ${valueText(part.result)}`;
  if (part?.type === "media") return `media ${part.url ?? part.fileId ?? part.data ?? part.mimeType ?? ""}`;
  if (part?.type === "other") return `other ${valueText(part.value)}`;
  const text = parts.map((one) => (one.type === "text" ? one.text : "")).join("");
  return `text ${role} ${text.trim()}`;
}

/** No arguments are sent as nothing, as an empty text and as an empty object. */
function argumentsText(given: unknown): string {
  const text = valueText(given);
  return text === "" || text === "null" ? "{}" : text;
}

/** A result may come as text, as the JSON that it spells, or as parts of text. */
export function valueText(value: unknown): string {
  const plain = typeof value === "string" ? parseJson(value, 1_000_000) : value;
  if (Array.isArray(plain) && plain.length > 0 && plain.every(isTextPart)) {
    return valueText(plain.map(({ text }) => text).join(""));
  }
  return typeof plain === "object" ? canonical(plain) : toText(plain);
}

function isTextPart(part: unknown): part is { text: string } {
  return isObject(part) && part.type === "text" && typeof part.text === "string";
}
