import type { Attributes } from "@opentelemetry/api";
import { type Message, textOf, toolCallsOf } from "../messages";
import { schemasOf } from "../model";
import { agentAttributes, type Dialect, visitAttributes } from "./dialect";

/** OpenInference: messages flattened into one attribute per field. */
export const openInference: Dialect = {
  scope: { name: "@arizeai/openinference-instrumentation-anthropic", version: "0.1.9" },
  setsOk: true,
  setsError: true,
  agentName: (agent) => `${agent.id}.run`,
  agent: (run) => ({
    "openinference.span.kind": "AGENT",
    "input.value": run.input,
    "input.mime_type": "text/plain",
    "output.value": run.answer,
    "output.mime_type": "text/plain",
    "gen_ai.agent.id": run.agent.id,
    "tag.tags": run.visit.tags,
    ...agentAttributes(run),
    ...visitAttributes(run.visit),
  }),
  modelName: () => "Anthropic Messages",
  model: (call, visit) => ({
    "openinference.span.kind": "LLM",
    "llm.model_name": call.agent.model,
    "llm.provider": call.agent.provider,
    "llm.system": call.agent.provider,
    "llm.invocation_parameters": JSON.stringify({ max_tokens: 1024, temperature: 0.2 }),
    "llm.finish_reason": call.finish === "stop" ? "end_turn" : "tool_use",
    "input.value": JSON.stringify({ model: call.agent.model, messages: call.history }),
    "input.mime_type": "application/json",
    "output.value": JSON.stringify(call.reply),
    "output.mime_type": "application/json",
    "llm.input_messages.0.message.role": "system",
    "llm.input_messages.0.message.content": call.system,
    ...Object.assign({}, ...call.history.map((message, index) => flatten("llm.input_messages", index + 1, message))),
    ...flatten("llm.output_messages", 0, call.reply),
    ...Object.fromEntries(
      schemasOf(call.tools).map((schema, index) => [`llm.tools.${index}.tool.json_schema`, JSON.stringify(schema)]),
    ),
    "llm.token_count.prompt": call.usage.input,
    "llm.token_count.completion": call.usage.output,
    "llm.token_count.total": call.usage.input + call.usage.output,
    "llm.token_count.prompt_details.cache_read": call.usage.cached,
    "llm.token_count.prompt_details.cache_write": call.usage.cacheWrite,
    ...visitAttributes(visit),
  }),
  toolName: (tool) => tool.name,
  tool: (run) => ({
    "openinference.span.kind": "TOOL",
    "tool.name": run.tool.name,
    "tool.description": run.tool.description,
    "tool.parameters": JSON.stringify(run.tool.parameters),
    "tool_call.id": run.id,
    "input.value": JSON.stringify(run.args),
    "input.mime_type": "application/json",
    ...(run.error ? {} : { "output.value": JSON.stringify(run.answer), "output.mime_type": "application/json" }),
    ...visitAttributes(run.visit),
  }),
};

function flatten(key: string, index: number, message: Message): Attributes {
  const at = `${key}.${index}.message`;
  const attributes: Attributes = { [`${at}.role`]: message.role };
  const answered = message.parts.find((part) => part.type === "tool_call_response");
  attributes[`${at}.content`] = answered ? JSON.stringify(answered.response) : textOf(message);
  if (answered) attributes[`${at}.tool_call_id`] = answered.id;
  toolCallsOf(message).forEach((part, position) => {
    const to = `${at}.tool_calls.${position}.tool_call`;
    attributes[`${to}.id`] = part.id;
    attributes[`${to}.function.name`] = part.name;
    attributes[`${to}.function.arguments`] = JSON.stringify(part.arguments);
  });
  return attributes;
}
