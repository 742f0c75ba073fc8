import type { Attributes } from "@opentelemetry/api";
import { type Message, textOf, toolCallsOf } from "../messages";
import { agentAttributes, type Dialect, type Visit, visitAttributes } from "./dialect";

/** Langfuse's SDK: errors are levels, the status stays unset, and input tokens leave out the cached ones. */
export const langfuse: Dialect = {
  scope: { name: "langfuse-sdk", version: "5.11.0" },
  setsOk: false,
  setsError: false,
  agentName: (agent) => agent.id,
  agent: (run) => ({
    ...observation("agent", run.visit),
    ...agentAttributes(run),
    "langfuse.trace.name": run.agent.id,
    "langfuse.trace.tags": run.visit.tags,
    "langfuse.release": run.version,
    "langfuse.observation.input": run.input,
    "langfuse.observation.output": run.answer,
  }),
  modelName: (agent) => `${agent.model} generation`,
  model: (call, visit) => ({
    ...observation("generation", visit),
    "langfuse.observation.model.name": call.agent.model,
    "langfuse.observation.model.parameters": JSON.stringify({ temperature: 0 }),
    "langfuse.observation.input": JSON.stringify([
      { role: "system", content: call.system },
      ...call.history.map(toChat),
    ]),
    "langfuse.observation.output": JSON.stringify(toChat(call.reply)),
    "langfuse.observation.usage_details": JSON.stringify({
      input: call.usage.input - call.usage.cached,
      input_cached_tokens: call.usage.cached,
      output: call.usage.output,
      total: call.usage.input + call.usage.output,
    }),
  }),
  toolName: (tool) => tool.name,
  tool: (run) => ({
    ...observation("tool", run.visit),
    "langfuse.observation.input": JSON.stringify(run.args),
    ...(run.error
      ? { "langfuse.observation.level": "ERROR", "langfuse.observation.status_message": run.error.message }
      : { "langfuse.observation.output": JSON.stringify(run.answer) }),
  }),
};

function observation(type: string, visit: Visit): Attributes {
  return {
    "langfuse.observation.type": type,
    "langfuse.environment": visit.environment,
    ...visitAttributes(visit),
  };
}

function toChat(message: Message) {
  const answered = message.parts.find((part) => part.type === "tool_call_response");
  if (answered) return { role: "tool", tool_call_id: answered.id, content: JSON.stringify(answered.response) };
  const calls = toolCallsOf(message).map(({ id, name, arguments: args }) => ({
    id,
    type: "function",
    function: { name, arguments: JSON.stringify(args) },
  }));
  return { role: message.role, content: textOf(message), ...(calls.length > 0 ? { tool_calls: calls } : {}) };
}
