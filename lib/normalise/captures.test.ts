import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { captured, summaries } from "./test-spans";

/** The fake model behind the captures answers every call with these. */
const call = { input: 57, output: 17, cached: 12, reasoning: 5 };

function find(folder: string, start: string) {
  const span = captured(folder).find(({ spanId }) => spanId.startsWith(start));
  if (!span) throw new Error(`no span ${start} in ${folder}`);
  return span;
}

function kinds(folder: string) {
  return [...new Set(captured(folder).map((span) => normalise(span).kind))].sort();
}

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
    expect(normalise(find("inference-openai", "9f3d"))).toMatchObject({ errorType: "internal_error" });
  });

  test("reads messages, tools and documents", () => {
    const content = readContent(find("inference-openai", "2036"));
    expect(content.inputMessages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
    expect(content.inputMessages[1]?.parts).toEqual([{ type: "text", text: "Weather in Paris?" }]);
    expect(content.inputMessages[2]?.parts).toEqual([
      { type: "tool_call", id: "call_3", name: "get_weather", arguments: { city: "Paris" } },
    ]);
    expect(content.inputMessages[3]?.parts).toMatchObject([{ type: "tool_result", id: "call_3" }]);
    expect(content.tools).toMatchObject([{ name: "get_weather", schema: { type: "object" } }]);
    expect(readContent(find("inference-openai", "2688")).documents).toMatchObject([{ content: "policy text" }]);
  });

  test("undoes a Responses input stringified into one message, and finds its instructions in the body", () => {
    const content = readContent(find("inference-openai", "9183"));
    expect(content.inputMessages).toMatchObject([
      { role: "user", parts: [{ type: "text", text: "stream responses" }] },
    ]);
    expect(readContent(find("inference-openai", "936a")).inputMessages[0]).toMatchObject({
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
  const history = readContent(find("inference-openai-agents", "747d")).inputMessages;
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
  expect(normalise(find("inference-anthropic", "1560")).ttftMs).toBeCloseTo(8);
});

test("@inference/tracing beside the AI SDK's own spans: siblings that describe one call count once", () => {
  const [run] = summaries(captured("inference-aisdk-v6"));
  expect(run?.trace).toMatchObject({ inputTokens: 5 * 57, outputTokens: 5 * 17, cachedTokens: 60, llmCount: 5 });
  expect(run?.trace.toolCount).toBe(2);
  expect(run?.agents.find(({ agentId }) => agentId === "registered")).toMatchObject({ runCount: 1, inputTokens: 114 });
});

describe("OpenInference", () => {
  test("tools, tags and tokens", () => {
    const span = find("openinference-openai", "c275");
    expect(normalise(span)).toMatchObject({
      kind: "LLM",
      model: "gpt-4o-mini-2024-07-18",
      provider: "openai",
      inputTokens: 57,
      reasoningTokens: 5,
      sessionId: "sess-oi-1",
      userId: "user-oi",
      tags: ["t1", "t2"],
      finishReason: "tool_calls",
      outputPreview: '→ get_weather({"city":"Paris"})',
      invalidArguments: null,
    });
    expect(readContent(span).tools).toMatchObject([{ name: "get_weather", description: "weather" }]);
  });

  test("a streamed chat reports no tokens at all: the call is counted, as unpriced", () => {
    expect(traces("openinference-openai")[2]).toMatchObject({ inputTokens: null, llmCount: 1, unpricedCount: 1 });
  });

  test("contents in parts, with media", () => {
    expect(readContent(find("openinference-openai", "e4fe")).inputMessages[0]?.parts).toMatchObject([
      { type: "text", text: "img" },
      { type: "media", url: "https://x/y.png" },
    ]);
  });
});

describe("OpenLLMetry", () => {
  test("totals are what it reported: its own estimate (1 in, 9 out) for the streamed call", () => {
    expect(traces("traceloop")).toMatchObject([
      { inputTokens: 3 * 57 + 1, outputTokens: 3 * 17 + 9, llmCount: 4, toolCount: 1, unpricedCount: 0 },
    ]);
  });

  test("workflow, agent, task and tool", () => {
    expect(kinds("traceloop")).toEqual(["AGENT", "CHAIN", "LLM", "TOOL"]);
    expect(summaries(captured("traceloop"))[0]?.agents).toMatchObject([{ agentId: "weather_agent", inputTokens: 114 }]);
    expect(normalise(find("traceloop", "531d"))).toMatchObject({
      toolName: "get_weather",
      inputPreview: '{"city":"Paris"}',
      sessionId: "sess-tl",
      userId: "u-tl",
    });
  });
});

describe("OpenTelemetry instrumentation-openai", () => {
  test("takes messages from log records joined to the span", () => {
    const span = find("otel-instrumentation-openai", "f75f");
    expect(normalise(span)).toMatchObject({ inputPreview: "weather?", outputPreview: "It is 21C and sunny in Paris." });
    const content = readContent(span);
    expect(content.inputMessages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
    expect(content.inputMessages[3]?.parts).toEqual([{ type: "tool_result", id: "call_1", name: null, result: "21C" }]);
    expect(content.outputMessages).toMatchObject([{ role: "assistant", finishReason: "stop" }]);
  });

  test("counts calls, embeddings and failures", () => {
    const [, , , embedding, failed] = traces("otel-instrumentation-openai");
    expect(embedding).toMatchObject({ kind: "EMBEDDING", inputTokens: 5, llmCount: 0 });
    expect(failed).toMatchObject({
      status: "error",
      statusMessage: "500 The server had an error processing your request",
    });
  });
});

describe("GenAI conventions by hand", () => {
  test("today's attributes", () => {
    const [run] = traces("raw-genai");
    expect(run).toMatchObject({
      inputTokens: 57 + 5,
      outputTokens: 17,
      agentName: "Math Tutor",
      sessionId: "sess-raw",
    });
    expect(run?.agentId).toBe("asst_5j66UpCpwteGg4YSxUnt7lPY");
  });

  test("message events of the older generations", () => {
    const span = find("raw-genai", "792e");
    const older = { ...span, events: span.events.filter(({ name }) => !name.endsWith("operation.details")) };
    expect(readContent(span).outputMessages[0]?.parts).toEqual([{ type: "text", text: "hi" }]);
    expect(readContent(older).outputMessages).toMatchObject([
      { parts: [{ type: "text", text: "hi!" }], finishReason: "stop" },
    ]);
    expect(readContent(older).inputMessages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"]);
    const oldest = { ...span, events: span.events.filter(({ name }) => name.startsWith("gen_ai.content.")) };
    expect(readContent(oldest).outputMessages[0]?.parts).toEqual([{ type: "text", text: "hi" }]);
  });

  test("indexed attributes of OpenLLMetry's first generation", () => {
    const span = find("raw-genai", "bd3c");
    expect(normalise(span)).toMatchObject({ kind: "LLM", provider: "openai", inputTokens: 57, cachedTokens: 12 });
    expect(readContent(span)).toMatchObject({
      inputMessages: [{ role: "system" }, { role: "user", parts: [{ text: "hi" }] }],
      outputMessages: [
        { parts: [{ type: "tool_call", id: "call_1", arguments: { city: "Paris" } }], finishReason: "tool_calls" },
      ],
      tools: [{ name: "get_weather" }],
    });
  });

  test("structured values", () => {
    const span = find("handmade-structured", "eee19b7ec3c1b174");
    expect(normalise(span)).toMatchObject({ status: "error", errorType: "ValueError", outputPreview: '→ f({"x":1})' });
    expect(readContent(span).inputMessages).toMatchObject([{ role: "user", parts: [{ type: "text", text: "hello" }] }]);
    expect(traces("handmade-structured")[0]).toMatchObject({
      agentId: "planner-1",
      sessionId: "conv-9",
      inputTokens: 57,
    });
  });
});

describe("Vercel AI SDK", () => {
  test("5: outer spans repeat inner ones; only streams report cache and reasoning", () => {
    const [chat, failing, toolFails, , embed] = traces("aisdk-v5-gzip");
    expect(chat).toMatchObject({
      inputTokens: 4 * 57,
      outputTokens: 4 * 17,
      cachedTokens: 12,
      llmCount: 4,
      toolCount: 1,
    });
    expect(chat).toMatchObject({ sessionId: "sess-ai-1", userId: "u-9", tags: ["a", "b"], environment: "staging" });
    expect(failing).toMatchObject({ status: "error", agentName: "failing", statusMessage: "mock model exploded" });
    expect(toolFails).toMatchObject({ status: "unset", errorCount: 1, inputTokens: 114 });
    expect(embed).toMatchObject({ kind: "EMBEDDING", inputTokens: 5, agentId: null });
  });

  test("5: messages, tool calls and offered tools", () => {
    const span = find("aisdk-v5-gzip", "c688");
    expect(normalise(span)).toMatchObject({
      kind: "LLM",
      provider: "openai",
      finishReason: "tool-calls",
      outputPreview: "checking",
    });
    expect(readContent(span)).toMatchObject({
      inputMessages: [{ role: "user", parts: [{ type: "text", text: "weather in Paris?" }] }],
      outputMessages: [
        {
          parts: [
            { type: "text", text: "checking" },
            { type: "tool_call", id: "call_1", arguments: { city: "Paris" } },
          ],
        },
      ],
      tools: [{ name: "get_weather", schema: { required: ["city"] } }],
    });
    expect(normalise(find("aisdk-v5-gzip", "878f"))).toMatchObject({
      kind: "TOOL",
      toolName: "get_weather",
      toolCallId: "call_1",
    });
  });

  test("7: agents, steps and calls under a span of the app", () => {
    const [chat] = summaries(captured("aisdk-v7"));
    expect(chat?.trace).toMatchObject({ inputTokens: 4 * 57, outputTokens: 4 * 17, cachedTokens: 48, llmCount: 4 });
    expect(chat?.agents.map(({ agentId, runCount }) => [agentId, runCount])).toEqual([
      ["simple", 1],
      ["weather-agent", 1],
      ["streamer", 1],
    ]);
    expect(kinds("aisdk-v7")).toEqual(["AGENT", "CHAIN", "EMBEDDING", "LLM", "SPAN", "TOOL"]);
  });
});

test("the same call hashes alike in every dialect", () => {
  const hashes = [
    find("inference-openai", "3ef3"),
    find("raw-genai", "286b"),
    find("traceloop", "531d"),
    find("aisdk-v5-gzip", "878f"),
    find("aisdk-v7", "f630"),
  ].map((span) => normalise(span).callHash);
  expect(new Set(hashes).size).toBe(1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{16}$/);
});
