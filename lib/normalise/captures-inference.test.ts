import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { captured, capturedSpan, summaries } from "./test-spans";

/** The fake model behind the captures answers every call with these. */
const call = { input: 57, output: 17, cached: 12, reasoning: 5 };

function traces(folder: string) {
  return summaries(captured(folder)).map(({ trace }) => trace);
}

describe("@inference/tracing with OpenAI", () => {
  const [hi, weather, streams, failed, bare, partial, nameOnly] = summaries(captured("inference-openai"));

  test("counts every real call once, whatever its parents repeat", () => {
    expect(hi?.trace).toMatchObject({ inputTokens: call.input, outputTokens: call.output, llmCount: 1 });
    expect(weather?.trace).toMatchObject({
      inputTokens: 3 * call.input,
      outputTokens: 3 * call.output,
      cachedTokens: 3 * call.cached,
      reasoningTokens: 3 * call.reasoning,
      totalTokens: 3 * (call.input + call.output),
      llmCount: 3,
      toolCount: 1,
      spanCount: 7,
    });
  });

  test("takes what streams report only in llm.usage", () => {
    expect(streams?.trace).toMatchObject({ cachedTokens: 3 * call.cached, reasoningTokens: 3 * call.reasoning });
  });

  test("knows who ran", () => {
    expect(weather?.trace).toMatchObject({
      agentId: "support-agent-prod",
      agentName: "Support Agent",
      sessionId: "conversation-1842",
      userId: "user-7723",
      tags: ["support", "beta"],
      service: "checkout-agent",
      version: "1.2.3",
      environment: "staging",
      outcome: "success",
      inputPreview: "Weather in Paris?",
      outputPreview: "It is 21C and sunny in Paris.",
    });
    expect(weather?.agents).toMatchObject([
      { agentId: "support-agent-prod", isRoot: true, parentAgentId: null, inputTokens: 3 * call.input, spanCount: 7 },
      { agentId: "refund-agent", isRoot: false, parentAgentId: "support-agent-prod", inputTokens: call.input },
    ]);
  });

  test("a name alone identifies an agent, an id alone too", () => {
    expect(nameOnly?.agents).toMatchObject([{ agentId: "Name Only Agent", outcome: "failure", status: "error" }]);
    expect(partial?.agents).toMatchObject([{ agentId: "support-agent-prod", agentName: null, outcome: "partial" }]);
    expect(bare?.agents).toEqual([]);
  });

  test("a failed run has no tokens and nothing left to price", () => {
    expect(failed?.trace).toMatchObject({ status: "error", inputTokens: null, costUsd: null, unpricedCount: 0 });
    expect(normalise(capturedSpan("inference-openai", "9f3d"))).toMatchObject({ errorType: "internal_error" });
  });

  test("reads messages, tools and documents", () => {
    const content = readContent(capturedSpan("inference-openai", "2036"));
    expect(content.inputMessages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
    expect(content.inputMessages[1]?.parts).toEqual([{ type: "text", text: "Weather in Paris?" }]);
    expect(content.inputMessages[2]?.parts).toEqual([
      { type: "tool_call", id: "call_3", name: "get_weather", arguments: { city: "Paris" } },
    ]);
    expect(content.inputMessages[3]?.parts).toMatchObject([{ type: "tool_result", id: "call_3" }]);
    expect(content.tools).toMatchObject([{ name: "get_weather", schema: { type: "object" } }]);
    expect(readContent(capturedSpan("inference-openai", "2688")).documents).toMatchObject([{ content: "policy text" }]);
  });

  test("undoes a Responses input stringified into one message, and finds its instructions in the body", () => {
    const content = readContent(capturedSpan("inference-openai", "9183"));
    expect(content.inputMessages).toMatchObject([
      { role: "user", parts: [{ type: "text", text: "stream responses" }] },
    ]);
    expect(readContent(capturedSpan("inference-openai", "936a")).inputMessages[0]).toMatchObject({
      role: "system",
      parts: [{ text: "You are the refund agent" }],
    });
  });
});

test("@inference/tracing with OpenAI Agents: totals, hand-off and history of a Responses loop", () => {
  const [weather, triage] = summaries(captured("inference-openai-agents"));
  expect(weather?.trace).toMatchObject({
    inputTokens: 114,
    outputTokens: 34,
    agentId: "weather-agent",
    userId: "u-42",
  });
  expect(triage?.trace).toMatchObject({ inputTokens: 171, llmCount: 3 });
  expect(triage?.agents.map(({ agentId, parentAgentId }) => [agentId, parentAgentId])).toEqual([
    ["triage", null],
    ["refund-specialist", "triage"],
  ]);
  const history = readContent(capturedSpan("inference-openai-agents", "747d")).inputMessages;
  expect(history.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
  expect(history[2]?.parts).toMatchObject([{ type: "tool_call", id: "call_1", arguments: { city: "Paris" } }]);
});

test("@inference/tracing with Anthropic: the SDK's own nested spans are not counted again", () => {
  const [run, failed] = traces("inference-anthropic");
  expect(run).toMatchObject({
    inputTokens: 3 * 60,
    outputTokens: 3 * 17,
    cachedTokens: 3 * 12,
    cacheWriteTokens: 3 * 8,
    llmCount: 3,
    providers: ["anthropic"],
    agentId: "claude-agent",
    unpricedCount: 0,
  });
  expect(failed).toMatchObject({ status: "error", llmCount: 1, errorCount: 2 });
  expect(normalise(capturedSpan("inference-anthropic", "1560")).ttftMs).toBeCloseTo(8);
});

test("@inference/tracing beside the AI SDK's own spans: siblings that describe one call count once", () => {
  const [run] = summaries(captured("inference-aisdk-v6"));
  expect(run?.trace).toMatchObject({ inputTokens: 5 * 57, outputTokens: 5 * 17, cachedTokens: 60, llmCount: 5 });
  expect(run?.trace.toolCount).toBe(2);
  expect(run?.agents.find(({ agentId }) => agentId === "registered")).toMatchObject({ runCount: 1, inputTokens: 114 });
});
