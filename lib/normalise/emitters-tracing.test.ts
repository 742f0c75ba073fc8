import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { made } from "./test-spans";

const json = JSON.stringify;

describe("Langfuse", () => {
  const generation = made(
    {
      "langfuse.observation.type": "generation",
      "langfuse.observation.model.name": "gpt-4o-mini",
      "langfuse.observation.usage_details": json({
        input: 45,
        input_cached_tokens: 12,
        output: 12,
        output_reasoning_tokens: 5,
        total: 74,
      }),
      "langfuse.observation.cost_details": json({ input: 0.001, output: 0.002, total: 0.003 }),
      "langfuse.observation.input": json([
        { role: "system", content: "Be brief" },
        { role: "user", content: "hi" },
      ]),
      "langfuse.observation.output": json({ role: "assistant", content: "hello" }),
      "langfuse.observation.prompt.name": "greeter",
      "langfuse.observation.prompt.version": 3,
      "langfuse.observation.completion_start_time": '"2026-01-01T00:00:00.250Z"',
      "langfuse.trace.tags": ["x", "y"],
      "langfuse.environment": "production",
      "langfuse.release": "r7",
      "session.id": "s1",
      "user.id": "u1",
    },
    { scopeName: "langfuse-sdk" },
  );

  test("makes exclusive usage inclusive, by its total", () => {
    expect(normalise(generation)).toMatchObject({
      kind: "LLM",
      inputTokens: 57,
      outputTokens: 17,
      cachedTokens: 12,
      reasoningTokens: 5,
      costUsd: 0.003,
      costSource: "reported",
    });
  });

  test("input that already holds its cache is left alone", () => {
    const usage = json({ input: 57, input_cached_tokens: 12, output: 17, total: 74 });
    expect(normalise(made({ "langfuse.observation.usage_details": usage }))).toMatchObject({ inputTokens: 57 });
  });

  test("identity, prompt and time to first token", () => {
    const row = normalise(generation);
    expect(row).toMatchObject({
      tags: ["x", "y"],
      environment: "production",
      version: "r7",
      sessionId: "s1",
      userId: "u1",
    });
    expect(row).toMatchObject({ ttftMs: 250, inputPreview: "hi", outputPreview: "hello" });
    expect(row.promptHash).not.toBeNull();
  });

  test("level ERROR is an error though the status is unset", () => {
    const failed = made({
      "langfuse.observation.type": "tool",
      "langfuse.observation.level": "ERROR",
      "langfuse.observation.status_message": "card declined",
    });
    expect(normalise(failed)).toMatchObject({
      kind: "TOOL",
      status: "error",
      statusMessage: "card declined",
      hiddenError: null,
    });
  });

  test("an observation of type agent names an agent", () => {
    const agent = made({ "langfuse.observation.type": "agent" }, { name: "planner" });
    expect(normalise(agent)).toMatchObject({ kind: "AGENT", agentName: "planner" });
  });
});

test("LangSmith: kind, project is no session, tool and messages", () => {
  const llm = made(
    {
      "langsmith.span.kind": "llm",
      "langsmith.trace.session_name": "my project",
      "langsmith.metadata.thread_id": "t-9",
      "langsmith.metadata.ls_model_name": "claude-sonnet-4-5",
      "langsmith.span.tags": "a, b",
      "gen_ai.system": "anthropic",
      "gen_ai.prompt": json({ messages: [[{ lc: 1, id: ["langchain", "HumanMessage"], kwargs: { content: "hi" } }]] }),
      "gen_ai.completion": json({ generations: [[{ message: { kwargs: { content: "hello", type: "ai" } } }]] }),
      "gen_ai.usage.input_tokens": 60,
      "gen_ai.usage.output_tokens": 17,
      "gen_ai.usage.input_token_details": json({ cache_read: 12 }),
    },
    { scopeName: "langsmith" },
  );
  expect(normalise(llm)).toMatchObject({
    kind: "LLM",
    sessionId: "t-9",
    tags: ["a", "b"],
    inputTokens: 60,
    cachedTokens: 12,
    inputPreview: "hi",
    outputPreview: "hello",
  });
  const tool = made(
    { "langsmith.span.kind": "tool", "gen_ai.prompt": json({ input: { q: 1 } }) },
    { name: "mcp__weather__get" },
  );
  expect(normalise(tool)).toMatchObject({ toolName: "mcp__weather__get", mcpServer: "weather" });
});

test("MLflow: JSON-encoded kind, usage and cost", () => {
  const span = made({
    "mlflow.spanType": '"CHAT_MODEL"',
    "mlflow.llm.model": "gpt-4o",
    "mlflow.llm.provider": "openai",
    "mlflow.chat.tokenUsage": json({
      input_tokens: 57,
      output_tokens: 17,
      total_tokens: 74,
      cache_read_input_tokens: 12,
    }),
    "mlflow.llm.cost": json({ input_cost: 0.1, output_cost: 0.2, total_cost: 0.3 }),
    "mlflow.spanInputs": json({ messages: [{ role: "user", content: "hi" }] }),
    "mlflow.spanOutputs": json({
      choices: [{ message: { role: "assistant", content: "hello" }, finish_reason: "stop" }],
    }),
    "mlflow.trace.session": "s",
    "mlflow.trace.user": "u",
  });
  expect(normalise(span)).toMatchObject({
    kind: "LLM",
    inputTokens: 57,
    cachedTokens: 12,
    costUsd: 0.3,
    sessionId: "s",
    userId: "u",
    inputPreview: "hi",
    outputPreview: "hello",
    finishReason: "stop",
  });
});

describe("Traceloop's function spans", () => {
  const called = (kind: string, args: unknown[], kwargs: object) =>
    made({ "traceloop.span.kind": kind, "traceloop.entity.input": json({ args, kwargs }) });

  test("an only argument stands by itself", () => {
    expect(normalise(called("workflow", ["Weather in Oslo?"], {})).inputPreview).toBe("Weather in Oslo?");
    expect(readContent(called("tool", [{ city: "Oslo" }], {})).input).toEqual({ city: "Oslo" });
    expect(readContent(called("tool", [], { city: "Oslo" })).input).toEqual({ city: "Oslo" });
    expect(readContent(called("tool", ["Oslo", 3], {})).input).toEqual(["Oslo", 3]);
    expect(readContent(called("tool", ["Oslo"], { days: 3 })).input).toEqual({ args: ["Oslo"], kwargs: { days: 3 } });
  });

  test("an agent's argument is what its user said", () => {
    expect(readContent(called("agent", ["Weather in Oslo?"], {})).inputMessages).toMatchObject([
      { role: "user", parts: [{ type: "text", text: "Weather in Oslo?" }] },
    ]);
  });

  test("no arguments are no input, but of a tool an empty one", () => {
    expect(normalise(called("workflow", [], {})).inputPreview).toBeNull();
    expect(readContent(called("agent", [], {}))).toMatchObject({ input: null, inputMessages: [] });
    expect(readContent(called("tool", [], {})).input).toEqual({});
  });
});
