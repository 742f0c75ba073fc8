import type { SpanKind } from "@/db/enums";
import { type Attributes, indexedItems, longArray, payload } from "./attributes";
import { isObject, parseJson } from "./json";
import { findMessages, looksLikeMessage, message, normalRole, readMessage } from "./messages";
import { aiSdkAnswer } from "./messages-ai-sdk";
import { eventMessages, fromEventList } from "./messages-events";
import { payloadFields } from "./payload-fields";
import { unwrap } from "./payloads";
import { readInstructions } from "./prompt";
import type { Message } from "./span";

/**
 * A conversation whose messages are read only when asked for. The role is null until the message is read; `text` is the
 * JSON that it would be read from, where that was cut from a longer one.
 */
export type Thread = { role: string | null; read: () => Message; text?: () => string }[];

export function inputThread(attributes: Attributes): Thread {
  const [semconv, ...others] = payloadFields.inputMessages;
  const found =
    keyThread(attributes, semconv, "user") ??
    asThread(eventMessages(attributes.span, "in"), "user") ??
    firstThread(attributes, others, "user") ??
    wholeConversation(attributes)?.slice(0, -1) ??
    [];
  return found[0]?.role === "system" ? found : [...systemInstructions(attributes), ...found];
}

/** The same with the instructions that a model's request holds beside its messages. */
export function askedThread(attributes: Attributes, kind: SpanKind): Thread {
  const thread = inputThread(attributes);
  const instructed = kind !== "LLM" || (thread[0]?.role ?? thread[0]?.read().role) === "system";
  const text = instructed ? null : readInstructions(attributes);
  return text === null ? thread : [...textThread(text, "system"), ...thread];
}

export function outputThread(attributes: Attributes): Thread {
  const [semconv, ...others] = payloadFields.outputMessages;
  return (
    keyThread(attributes, semconv, "assistant") ??
    asThread(eventMessages(attributes.span, "out"), "assistant") ??
    asThread(aiSdkAnswer(attributes), "assistant") ??
    firstThread(attributes, others, "assistant") ??
    wholeConversation(attributes)?.slice(-1) ??
    []
  );
}

function firstThread(attributes: Attributes, keys: readonly string[], role: string): Thread | null {
  for (const key of keys) {
    const thread = keyThread(attributes, key, role);
    if (thread) return thread;
  }
  return null;
}

function keyThread(attributes: Attributes, key: string, role: string): Thread | null {
  if (attributes.indexed.has(key)) return indexedThread(attributes, key, role);
  const long = longArray(attributes, key);
  if (long) return longThread(long, role, attributes.maxJson);
  const value = unwrap(payload(attributes, key), key);
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value === "" ? null : textThread(value, role);
  return asThread(fromEventList(findMessages(value, role)), role);
}

function indexedThread(attributes: Attributes, key: string, role: string): Thread {
  const items = indexedItems(attributes, key);
  const only = items.length === 1 ? wholeArray(items[0]?.(), attributes.maxJson) : null;
  if (only) return asThread(only, role) ?? [];
  return items.map((read) => lazy(() => readMessage(read(), role)));
}

/** The Responses API's input, stringified into the content of one message. */
function wholeArray(item: unknown, maxJson: number): unknown[] | null {
  const inner = isObject(item) && isObject(item.message) ? item.message : item;
  const content = isObject(inner) ? inner.content : null;
  if (typeof content !== "string" || !content.startsWith("[{")) return null;
  const parsed = parseJson(content, maxJson);
  return Array.isArray(parsed) && parsed.length > 0 && parsed.every(isResponsesItem) ? parsed : null;
}

function isResponsesItem(item: unknown): boolean {
  return looksLikeMessage(item) || (isObject(item) && item.type === "reasoning");
}

function longThread(
  long: { text: string; elements: [number, number][] },
  role: string,
  maxJson: number,
): Thread | null {
  const { text, elements } = long;
  const first = elements[0];
  if (first && peekRole(text, first[0]) === null) {
    const messages = findMessages(parseJson(text, maxJson), role);
    return asThread(fromEventList(messages), role);
  }
  return elements.map(([start, end]) => ({
    role: peekRole(text, start),
    text: () => text.slice(start, end),
    read: () => readMessage(parseJson(text.slice(start, end), Number.MAX_SAFE_INTEGER), role),
  }));
}

const leadingRole = /\{\s*"role"\s*:\s*"([^"\\]{1,20})"/y;

function peekRole(text: string, start: number): string | null {
  leadingRole.lastIndex = start;
  const word = leadingRole.exec(text)?.[1];
  return word ? normalRole(word) : null;
}

function textThread(text: string, role: string): Thread {
  return [{ role, read: () => message(role, [{ type: "text", text }]) }];
}

function asThread(raws: unknown[] | null, role: string): Thread | null {
  if (!raws || raws.length === 0) return null;
  return raws.map((raw) => lazy(() => readMessage(raw, role), isObject(raw) ? raw.role : null));
}

function lazy(read: () => Message, role: unknown = null): Thread[number] {
  let known: Message | undefined;
  return {
    role: typeof role === "string" ? normalRole(role) : null,
    read() {
      known ??= read();
      return known;
    },
  };
}

function systemInstructions(attributes: Attributes): Thread {
  const value = payload(attributes, payloadFields.systemInstructions[0]);
  if (value === undefined || value === null || value === "") return [];
  return asThread([{ role: "system", content: value }], "system") ?? [];
}

function wholeConversation(attributes: Attributes): Thread | null {
  for (const key of payloadFields.conversation) {
    const thread = keyThread(attributes, key, "user");
    if (thread) return thread;
  }
  return null;
}
