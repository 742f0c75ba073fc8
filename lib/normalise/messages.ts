import { listOf } from "./attributes";
import { isObject, type JsonObject, parseJson } from "./json";
import { firstString, readCall, readPart, readResult } from "./parts";
import type { Message, MessagePart } from "./span";

const roles: Record<string, string> = {
  human: "user",
  ai: "assistant",
  model: "assistant",
  developer: "system",
  function: "tool",
  human_message: "user",
  HumanMessage: "user",
  AIMessage: "assistant",
  AIMessageChunk: "assistant",
  SystemMessage: "system",
  ToolMessage: "tool",
};

/** A message in any dialect that looks like Chat Completions, the Responses API, Anthropic, Gemini or LangChain. */
export function readMessage(raw: unknown, fallbackRole = "user"): Message {
  if (!isObject(raw)) return message(fallbackRole, [readPart(raw)]);
  for (const inner of [raw.message, raw.kwargs, raw.data, raw.completion]) {
    if (isObject(inner)) return withOuter(readMessage(inner, outerRole(raw) ?? fallbackRole), raw);
  }
  const item = readResponsesItem(raw);
  if (item) return item;
  const role = roleOf(raw) ?? fallbackRole;
  const parts = partsOf(raw, role);
  return { role, name: firstString(raw.name), parts, finishReason: finishOf(raw) };
}

export function message(role: string, parts: MessagePart[]): Message {
  return { role, name: null, parts, finishReason: null };
}

function withOuter(inner: Message, raw: JsonObject): Message {
  return { ...inner, finishReason: inner.finishReason ?? finishOf(raw) };
}

function finishOf(raw: JsonObject): string | null {
  return firstString(raw.finish_reason, raw.finishReason, raw.stop_reason);
}

function roleOf(raw: JsonObject): string | null {
  const word = firstString(raw.role, raw.message_type) ?? outerRole(raw);
  return word === null ? null : normalRole(word);
}

export function normalRole(word: string): string {
  return Object.hasOwn(roles, word) ? (roles[word] ?? word) : word.toLowerCase();
}

/** LangChain puts the role in `type`, or in the last segment of a class path. */
function outerRole(raw: JsonObject): string | null {
  const word = Array.isArray(raw.id) ? raw.id.at(-1) : raw.type;
  if (typeof word !== "string") return null;
  if (Object.hasOwn(roles, word)) return roles[word] ?? null;
  return word === "system" || word === "user" || word === "assistant" || word === "tool" ? word : null;
}

function readResponsesItem(raw: JsonObject): Message | null {
  if (raw.type === "function_call" || raw.type === "reasoning") return message("assistant", [readPart(raw)]);
  return raw.type === "function_call_output" ? message("tool", [readResult(raw)]) : null;
}

function partsOf(raw: JsonObject, role: string): MessagePart[] {
  const parts: MessagePart[] = [];
  const reasoning = firstString(raw.reasoning_content, raw.reasoning, raw.thinking);
  if (reasoning) parts.push({ type: "reasoning", text: reasoning });
  const answersCall = firstString(raw.tool_call_id, raw.toolCallId) !== null;
  if ((role === "tool" && !hasParts(raw)) || answersCall) {
    parts.push(readResult({ ...raw, id: raw.tool_call_id ?? raw.id, result: raw.content ?? raw.result }));
  } else {
    for (const part of contentOf(raw)) parts.push(readPart(part));
  }
  const more = isObject(raw.additional_kwargs) ? raw.additional_kwargs.tool_calls : undefined;
  const own = listOf(raw.tool_calls ?? raw.toolCalls);
  const calls = own.length > 0 ? own : (more ?? (isObject(raw.function_call) ? [raw.function_call] : []));
  for (const call of listOf(calls)) if (isObject(call)) parts.push(readCall(call));
  return parts;
}

function hasParts(raw: JsonObject): boolean {
  return contentOf(raw).some((part) => isObject(part) && typeof part.type === "string" && part.type !== "text");
}

function contentOf(raw: JsonObject): unknown[] {
  const content = raw.parts ?? raw.contents ?? raw.content ?? raw.text;
  if (typeof content === "string") return contentText(content);
  if (content === undefined || content === null) return [];
  const parts = listOf(content);
  return parts.length > 0 || Array.isArray(content) ? parts : [content];
}

/** Some emitters put an array of parts into a string. */
function contentText(content: string): unknown[] {
  if (content === "") return [];
  if (!content.startsWith('[{"type":') && !content.startsWith("[{'type':")) return [content];
  const parsed = parseJson(content, 1_000_000);
  return Array.isArray(parsed) ? parsed : [content];
}

/**
 * The messages that a payload holds: an array of them, a request or response body, or a framework's state. Empty
 * where it holds none.
 */
export function findMessages(value: unknown, fallbackRole: string): unknown[] {
  if (Array.isArray(value)) return messageArray(value);
  if (!isObject(value)) return [];
  for (const found of fallbackRole === "user" ? requestLists(value) : responseLists(value)) {
    if (found.length > 0) return found;
  }
  return looksLikeMessage(value) ? [value] : [];
}

function messageArray(value: unknown[]): unknown[] {
  const first = value[0];
  if (Array.isArray(first)) return messageArray(first);
  if (value.length > 0 && value.every((item) => looksLikePart(item))) return [{ content: value }];
  return value.some(looksLikeMessage) ? value : [];
}

function looksLikePart(value: unknown): boolean {
  return isObject(value) && value.role === undefined && (value.type === "text" || value.type === "tool_use");
}

export function looksLikeMessage(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (typeof value.role === "string" || isObject(value.message) || isObject(value.kwargs)) return true;
  if (value["event.name"] !== undefined) return true;
  const typed = outerRole(value) !== null || value.type === "function_call" || value.type === "function_call_output";
  return typed || (isObject(value.message) && isObject(value.data));
}

function* requestLists(body: JsonObject): Generator<unknown[]> {
  const system =
    body.system ?? body.instructions ?? body.system_instruction ?? nested(body.config, "system_instruction");
  const head = typeof system === "string" || Array.isArray(system) ? [{ role: "system", content: system }] : [];
  for (const list of [body.messages, body.input, body.contents, body.inputs, body.prompt, body.new_message]) {
    if (Array.isArray(list)) {
      const messages = messageArray(list);
      if (messages.length > 0) yield [...head, ...messages];
    } else if (typeof list === "string" && list !== "") yield [...head, { role: "user", content: list }];
    else if (isObject(list)) yield [...head, ...findMessages(list, "user")];
  }
  yield head;
}

function* responseLists(body: JsonObject): Generator<unknown[]> {
  for (const list of [body.choices, body.output, body.candidates, body.messages, body.generations, body.outputs]) {
    if (Array.isArray(list)) yield messageArray(list.map(fromCandidate));
    else if (isObject(list)) yield findMessages(list, "assistant");
  }
  if (isObject(body.message)) yield [body.message];
  if (isObject(body.content) && Array.isArray(body.content.parts)) yield [{ ...body, ...body.content, content: null }];
}

/** Gemini's candidates hold their message in `content`. */
function fromCandidate(item: unknown): unknown {
  return isObject(item) && isObject(item.content) ? { ...item.content, finish_reason: item.finishReason } : item;
}

function nested(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}
