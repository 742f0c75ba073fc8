import type { Attributes } from "@opentelemetry/api";
import type { Agent } from "../agents";
import { type Message, textOf, toolCallsOf } from "../messages";
import { type ModelCall, schemasOf } from "../model";
import { agentAttributes, type Dialect, totalOf, type Visit, visitAttributes } from "./dialect";

/** Vercel's AI SDK 6: `ai.generateText` around its model and tool calls, inside a hand-made agent span. */
export const vercel: Dialect = {
  scope: { name: "ai", version: "6.0.11" },
  setsOk: false,
  setsError: true,
  agentName: (agent) => `${agent.id}.run`,
  agent: (run) => ({
    "openinference.span.kind": "AGENT",
    "input.value": run.input,
    "output.value": run.answer,
    ...agentAttributes(run),
    ...visitAttributes(run.visit),
  }),
  operation: {
    name: () => "ai.generateText",
    attributes: (run) => ({
      ...shared("ai.generateText", run.agent, run.visit),
      "ai.prompt": JSON.stringify({ prompt: run.input }),
      "ai.response.text": run.answer,
      "ai.response.finishReason": "stop",
      "ai.usage.inputTokens": totalOf(run.calls, "input"),
      "ai.usage.outputTokens": totalOf(run.calls, "output"),
      "ai.usage.totalTokens": totalOf(run.calls, "input") + totalOf(run.calls, "output"),
    }),
  },
  modelName: () => "ai.generateText.doGenerate",
  model: (call, visit) => ({
    ...shared("ai.generateText.doGenerate", call.agent, visit),
    "ai.prompt.messages": JSON.stringify([{ role: "system", content: call.system }, ...call.history.map(toVercel)]),
    "ai.prompt.tools": schemasOf(call.tools).map(({ parameters, ...rest }) =>
      JSON.stringify({ ...rest, inputSchema: parameters }),
    ),
    "ai.prompt.toolChoice": JSON.stringify({ type: "auto" }),
    ...response(call),
    "gen_ai.system": "openai.responses",
    "gen_ai.request.model": call.agent.model,
    "gen_ai.response.model": call.agent.model,
    "gen_ai.response.id": call.responseId,
    "gen_ai.usage.input_tokens": call.usage.input,
    "gen_ai.usage.output_tokens": call.usage.output,
    "ai.usage.inputTokens": call.usage.input,
    "ai.usage.outputTokens": call.usage.output,
    "ai.usage.totalTokens": call.usage.input + call.usage.output,
    "ai.usage.cachedInputTokens": call.usage.cached,
    "ai.usage.inputTokenDetails.cacheReadTokens": call.usage.cached,
  }),
  toolName: () => "ai.toolCall",
  tool: (run) => ({
    ...shared("ai.toolCall", run.agent, run.visit),
    "ai.toolCall.name": run.tool.name,
    "ai.toolCall.id": run.id,
    "ai.toolCall.args": JSON.stringify(run.args),
    ...(run.error ? {} : { "ai.toolCall.result": JSON.stringify(run.answer) }),
  }),
};

function shared(operation: string, agent: Agent, visit: Visit): Attributes {
  return {
    "ai.operationId": operation,
    "operation.name": `${operation} ${agent.id}`,
    "resource.name": agent.id,
    "ai.telemetry.functionId": agent.id,
    "ai.telemetry.metadata.sessionId": visit.sessionId,
    "ai.telemetry.metadata.channel": visit.channel,
    "ai.model.id": agent.model,
    "ai.model.provider": "openai.responses",
    ...(visit.userId === undefined ? {} : { "ai.telemetry.metadata.userId": visit.userId }),
  };
}

function response(call: ModelCall): Attributes {
  const calls = toolCallsOf(call.reply).map(({ id, name, arguments: input }) => ({
    toolCallId: id,
    toolName: name,
    input: JSON.stringify(input),
  }));
  return {
    "ai.response.finishReason": call.finish === "stop" ? "stop" : "tool-calls",
    "ai.response.text": textOf(call.reply),
    ...(calls.length > 0 ? { "ai.response.toolCalls": JSON.stringify(calls) } : {}),
  };
}

function toVercel(message: Message) {
  return {
    role: message.role,
    content: message.parts.map((part) => {
      if (part.type === "tool_call") {
        return { type: "tool-call", toolCallId: part.id, toolName: part.name, input: part.arguments };
      }
      if (part.type === "tool_call_response") {
        return { type: "tool-result", toolCallId: part.id, output: { type: "json", value: part.response } };
      }
      return { type: part.type, text: part.content };
    }),
  };
}
