import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { captured, capturedSpan, summaries } from "./test-spans";

function kinds(folder: string) {
  return [...new Set(captured(folder).map((span) => normalise(span).kind))].sort();
}

function traces(folder: string) {
  return summaries(captured(folder)).map(({ trace }) => trace);
}

describe("OpenInference", () => {
  test("tools, tags and tokens", () => {
    const span = capturedSpan("openinference-openai", "c275");
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
    expect(readContent(capturedSpan("openinference-openai", "e4fe")).inputMessages[0]?.parts).toMatchObject([
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
    expect(normalise(capturedSpan("traceloop", "531d"))).toMatchObject({
      toolName: "get_weather",
      inputPreview: '{"city":"Paris"}',
      sessionId: "sess-tl",
      userId: "u-tl",
    });
  });
});

describe("OpenTelemetry instrumentation-openai", () => {
  test("takes messages from log records joined to the span", () => {
    const span = capturedSpan("otel-instrumentation-openai", "f75f");
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
    const span = capturedSpan("raw-genai", "792e");
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
    const span = capturedSpan("raw-genai", "bd3c");
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
    const span = capturedSpan("handmade-structured", "eee19b7ec3c1b174");
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
    const span = capturedSpan("aisdk-v5-gzip", "c688");
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
    expect(normalise(capturedSpan("aisdk-v5-gzip", "878f"))).toMatchObject({
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
    capturedSpan("inference-openai", "3ef3"),
    capturedSpan("raw-genai", "286b"),
    capturedSpan("traceloop", "531d"),
    capturedSpan("aisdk-v5-gzip", "878f"),
    capturedSpan("aisdk-v7", "f630"),
  ].map((span) => normalise(span).callHash);
  expect(new Set(hashes).size).toBe(1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{16}$/);
});
