import { listOf } from "./attributes";
import { isObject, type JsonObject, parseJson } from "./json";
import type { MessagePart } from "./span";

const textTypes = new Set(["text", "input_text", "output_text", "refusal"]);
const reasoningTypes = new Set(["reasoning", "thinking", "redacted_thinking"]);
const callTypes = new Set([
  "tool_call",
  "tool-call",
  "tool_use",
  "function_call",
  "server_tool_call",
  "server_tool_use",
]);
const resultTypes = new Set([
  "tool_call_response",
  "tool-result",
  "tool_result",
  "function_call_output",
  "function_result",
  "server_tool_call_response",
]);
const mediaTypes = new Set([
  "image",
  "image_url",
  "input_image",
  "audio",
  "input_audio",
  "file",
  "input_file",
  "document",
  "media",
  "blob",
  "uri",
]);

/** One part of a message, in any dialect. */
export function readPart(raw: unknown): MessagePart {
  if (typeof raw === "string") return { type: "text", text: raw };
  if (!isObject(raw)) return { type: "other", value: raw };
  const inner = raw.message_content;
  if (isObject(inner)) return readPart(inner);
  const type = typeof raw.type === "string" ? raw.type : "";
  if (textTypes.has(type)) return { type: "text", text: textIn(raw) };
  if (reasoningTypes.has(type)) return { type: "reasoning", text: textIn(raw) };
  if (callTypes.has(type)) return readCall(raw);
  if (resultTypes.has(type)) return readResult(raw);
  if (mediaTypes.has(type)) return readMedia(raw);
  return type === "" ? readGemini(raw) : { type: "other", value: raw };
}

function readGemini(raw: JsonObject): MessagePart {
  const call = raw.functionCall ?? raw.function_call;
  if (isObject(call)) return readCall(call);
  const response = raw.functionResponse ?? raw.function_response;
  if (isObject(response)) return readResult(response);
  if (typeof raw.text === "string") return { type: raw.thought === true ? "reasoning" : "text", text: raw.text };
  const media = raw.inlineData ?? raw.inline_data ?? raw.fileData ?? raw.file_data;
  return isObject(media) ? readMedia(media) : { type: "other", value: raw };
}

/** A tool call, whatever wraps it: `{tool_call: {function: {name, arguments}}}`, `{toolName, input}`, … */
export function readCall(raw: JsonObject): MessagePart {
  const call = isObject(raw.tool_call) ? raw.tool_call : isObject(raw.server_tool_call) ? raw.server_tool_call : raw;
  const inner = isObject(call.function) ? call.function : call;
  const given = inner.arguments ?? inner.args ?? inner.input ?? null;
  return {
    type: "tool_call",
    id: firstString(raw.call_id, raw.toolCallId, raw.id, call.id),
    name: firstString(inner.name, inner.toolName, raw.name, call.name) ?? "",
    arguments: typeof given === "string" ? parseJson(given, 1_000_000) : given,
  };
}

export function readResult(raw: JsonObject): MessagePart {
  return {
    type: "tool_result",
    id: firstString(raw.tool_call_id, raw.toolCallId, raw.tool_use_id, raw.call_id, raw.id),
    name: firstString(raw.name, raw.toolName),
    result: unwrapped(raw.response ?? raw.result ?? raw.output ?? raw.content ?? null),
  };
}

/** The AI SDK says `{type: "json", value}`. */
function unwrapped(result: unknown): unknown {
  const wrapped = isObject(result) && typeof result.type === "string" && Object.hasOwn(result, "value");
  return wrapped ? result.value : result;
}

function readMedia(raw: JsonObject): MessagePart {
  const wrapped = raw.image_url ?? raw.image ?? raw.source ?? raw.file ?? raw.input_audio ?? raw.audio;
  const deeper = isObject(wrapped) ? (wrapped.image ?? wrapped.audio) : null;
  const inner = isObject(deeper) ? deeper : isObject(wrapped) ? wrapped : raw;
  const flat = typeof wrapped === "string" ? wrapped : null;
  const isUrl = flat !== null && /^[a-z][a-z\d+.-]{1,20}:/i.test(flat);
  return {
    type: "media",
    mimeType: firstString(
      raw.mime_type,
      raw.mimeType,
      raw.mediaType,
      inner.media_type,
      inner.mime_type,
      inner.mimeType,
      typeof inner.format === "string" ? `audio/${inner.format}` : null,
    ),
    name: firstString(raw.filename, raw.file_name, inner.filename, inner.file_name, raw.title),
    url: firstString(inner.url, inner.uri, inner.fileUri, inner.file_uri, isUrl ? flat : null),
    data: firstString(inner.data, inner.content, inner.file_data, isUrl ? null : flat),
    fileId: firstString(raw.file_id, inner.file_id),
  };
}

function textIn(raw: JsonObject): string {
  const summary = listOf(raw.summary).map((item) => (isObject(item) ? item.text : item));
  return firstString(raw.content, raw.text, raw.thinking, raw.reasoning, raw.refusal, summary.join("\n")) ?? "";
}

export function firstString(...values: unknown[]): string | null {
  for (const value of values) {
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number") return String(value);
  }
  return null;
}
