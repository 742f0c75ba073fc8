import { type Attributes, listOf, payload, textOf } from "./attributes";
import { toText } from "./json";

/** What a model answered, as the Vercel AI SDK spreads it over attributes (`ai.result.*` until version 3). */
export function aiSdkAnswer(attributes: Attributes): unknown[] | null {
  const { values } = attributes;
  if (!values.has("ai.operationId")) return null;
  const prefix = values.has("ai.result.text") || values.has("ai.result.object") ? "ai.result" : "ai.response";
  const reasoning = textOf(values.get(`${prefix}.reasoning`));
  const text = textOf(values.get(`${prefix}.text`));
  const object = payload(attributes, `${prefix}.object`);
  const calls = listOf(payload(attributes, `${prefix}.toolCalls`));
  const content = [
    ...(reasoning ? [{ type: "reasoning", text: reasoning }] : []),
    ...(text ? [{ type: "text", text }] : []),
    ...(object === undefined ? [] : [{ type: "text", text: toText(object) }]),
  ];
  if (content.length === 0 && calls.length === 0) return null;
  const finish_reason = textOf(values.get(`${prefix}.finishReason`));
  return [{ role: "assistant", content, tool_calls: calls, finish_reason }];
}
