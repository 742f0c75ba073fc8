import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { summarise } from "./summarise";
import { event, made, summaries, toSummarySpan } from "./test-spans";

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

describe("Pydantic AI", () => {
  test("1: a list of events in one attribute", () => {
    const span = made(
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "gpt-4o",
        events: json([
          { "event.name": "gen_ai.system.message", content: "Be brief", role: "system" },
          { "event.name": "gen_ai.user.message", content: "hi", role: "user" },
          { "event.name": "gen_ai.choice", message: { role: "assistant", content: "hello" } },
        ]),
      },
      { scopeName: "pydantic-ai" },
    );
    expect(readContent(span)).toMatchObject({
      inputMessages: [{ role: "system" }, { role: "user", parts: [{ text: "hi" }] }],
      outputMessages: [{ role: "assistant", parts: [{ text: "hello" }] }],
    });
  });

  test("2: an agent's whole conversation; a tool result says `result`", () => {
    const span = made(
      {
        agent_name: "joker",
        model_name: "gpt-4o-mini",
        "logfire.msg": "joker run",
        "pydantic_ai.all_messages": json([
          { role: "user", parts: [{ type: "text", content: "joke" }] },
          { role: "user", parts: [{ type: "tool_call_response", id: "c1", name: "f", result: { a: 1 } }] },
          { role: "assistant", parts: [{ type: "text", content: "ha" }] },
        ]),
        "operation.cost": 0.5,
      },
      { scopeName: "pydantic-ai", name: "agent run" },
    );
    expect(normalise(span)).toMatchObject({
      kind: "AGENT",
      name: "joker run",
      agentName: "joker",
      model: "gpt-4o-mini",
      costUsd: 0.5,
      inputPreview: "joke",
      outputPreview: "ha",
    });
    expect(readContent(span).inputMessages[1]?.parts).toEqual([
      { type: "tool_result", id: "c1", name: "f", result: { a: 1 } },
    ]);
  });

  test("a plain `model` of an unknown scope is not a model", () => {
    expect(normalise(made({ model: "T-800" })).model).toBeNull();
  });
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

describe("Google ADK", () => {
  const scopeName = "gcp.vertex.agent";

  test("a call's request and response", () => {
    const request = {
      model: "gemini-2.5-flash",
      config: {
        system_instruction: "Greet",
        tools: [{ function_declarations: [{ name: "say_hello", parameters: { type: "OBJECT" } }] }],
      },
      contents: [{ role: "user", parts: [{ text: "hi" }] }],
    };
    const response = {
      content: { role: "model", parts: [{ function_call: { name: "say_hello", args: { to: "Bob" } } }] },
      usage_metadata: {
        prompt_token_count: 57,
        candidates_token_count: 12,
        thoughts_token_count: 5,
        total_token_count: 74,
        cached_content_token_count: 12,
      },
    };
    const span = made(
      {
        "gen_ai.system": "gcp.vertex.agent",
        "gen_ai.request.model": "gemini-2.5-flash",
        "gcp.vertex.agent.llm_request": json(request),
        "gcp.vertex.agent.llm_response": json(response),
        "gcp.vertex.agent.session_id": "s",
      },
      { scopeName, name: "call_llm" },
    );
    expect(normalise(span)).toMatchObject({
      kind: "LLM",
      provider: "gcp.gen_ai",
      inputTokens: 57,
      outputTokens: 17,
      cachedTokens: 12,
      sessionId: "s",
      inputPreview: "hi",
      outputPreview: '→ say_hello({"to":"Bob"})',
    });
    expect(normalise(span).costUsd).toBeGreaterThan(0);
    const content = readContent(span);
    expect(content.inputMessages[0]).toMatchObject({ role: "system", parts: [{ text: "Greet" }] });
    expect(content.tools).toMatchObject([{ name: "say_hello" }]);
  });

  test("a tool's placeholders are nothing, and merged tools no call", () => {
    const tool = made(
      {
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "say_hello",
        "gen_ai.tool.call.id": "<not specified>",
        "gcp.vertex.agent.tool_call_args": "{}",
        "gcp.vertex.agent.tool_response": json({ greeting: "hello" }),
        "gcp.vertex.agent.llm_request": "{}",
        "gcp.vertex.agent.llm_response": "{}",
      },
      { scopeName, name: "execute_tool say_hello" },
    );
    expect(normalise(tool)).toMatchObject({
      kind: "TOOL",
      toolCallId: null,
      outputPreview: '{"greeting":"hello"}',
      emptyResult: false,
    });
    const merged = made(
      { "gen_ai.operation.name": "execute_tool" },
      { scopeName, name: "execute_tool (merged tools)" },
    );
    expect(normalise(merged).kind).toBe("SPAN");
  });
});

describe("Claude Code", () => {
  const scopeName = "com.anthropic.claude_code.tracing";

  test("adds the cache to its input", () => {
    const span = made(
      {
        "span.type": "llm_request",
        model: "claude-sonnet-4-5",
        input_tokens: 2,
        output_tokens: 17,
        cache_read_tokens: 84_562,
        cache_creation_tokens: 7_096,
        ttft_ms: 812,
        agent_id: "instance-7",
        "session.id": "s",
      },
      { scopeName },
    );
    const row = normalise(span);
    expect(row).toMatchObject({
      kind: "LLM",
      provider: "anthropic",
      inputTokens: 91_660,
      cachedTokens: 84_562,
      ttftMs: 812,
    });
    expect(row).toMatchObject({ agentId: null, agentName: null, costSource: "computed" });
  });

  test("a tool's own failure, its result as an event, and its MCP server", () => {
    const span = made(
      {
        "span.type": "tool",
        tool_name: "Bash",
        tool_use_id: "toolu_1",
        full_command: "ls /x",
        success: false,
        error: "exit 2",
      },
      { scopeName, events: [event("tool.output", { content: "no such directory" })] },
    );
    expect(normalise(span)).toMatchObject({
      kind: "TOOL",
      toolName: "Bash",
      toolCallId: "toolu_1",
      inputPreview: "ls /x",
      outputPreview: "no such directory",
      hiddenError: "success: false exit 2",
    });
  });

  test("redacted prompts are nothing; cost comes with a log record", () => {
    const span = made(
      { "span.type": "interaction", user_prompt: "<REDACTED>" },
      { scopeName, events: [event("claude_code.api_request", { cost_usd: 0.1166 })] },
    );
    expect(normalise(span)).toMatchObject({
      kind: "AGENT",
      inputPreview: null,
      costUsd: 0.1166,
      costSource: "reported",
    });
  });
});

test("HALO's JSONL attributes, with messages as one array", () => {
  const span = made({
    "inference.observation_kind": "LLM",
    "inference.llm.model_name": "gpt-4o-mini",
    "inference.llm.provider": "openai",
    "inference.llm.input_tokens": 57,
    "inference.llm.output_tokens": 17,
    "inference.llm.cost.total": 0.01,
    "inference.session_id": "s",
    "inference.user_id": "u",
    "inference.agent_name": "fixer",
    "llm.input_messages": json([{ message: { role: "user", content: "fix it" } }]),
    "llm.output_messages": json([{ message: { role: "assistant", content: "fixed" } }]),
  });
  expect(normalise(span)).toMatchObject({
    kind: "LLM",
    model: "gpt-4o-mini",
    inputTokens: 57,
    costUsd: 0.01,
    sessionId: "s",
    userId: "u",
    agentName: "fixer",
    inputPreview: "fix it",
    outputPreview: "fixed",
  });
});

test("Claude Agent SDK through OpenInference: tokens and cost stand on the agent", () => {
  const agent = made({
    "openinference.span.kind": "AGENT",
    "llm.model_name": "claude-sonnet-4-5",
    "llm.token_count.prompt": 60,
    "llm.token_count.completion": 17,
    "llm.cost.total": 0.02,
  });
  expect(summaries([agent])[0]?.trace).toMatchObject({
    inputTokens: 60,
    costUsd: 0.02,
    costSource: "reported",
    llmCount: 0,
  });
});

test("other words for kinds", () => {
  expect(normalise(made({ "genkit:metadata:subtype": "model" })).kind).toBe("LLM");
  expect(normalise(made({ "mastra.span.type": "tool_call" })).kind).toBe("TOOL");
  expect(normalise(made({ "langwatch.span.type": "rag" })).kind).toBe("RETRIEVER");
  expect(normalise(made({ "mcp.method.name": "tools/call", "server.address": "mcp.local" }))).toMatchObject({
    kind: "TOOL",
    mcpServer: "mcp.local",
  });
  expect(normalise(made({ "langfuse.observation.type": "span", "openinference.span.kind": "CHAIN" })).kind).toBe(
    "CHAIN",
  );
  expect(normalise(made({ "gen_ai.request.model": "gpt-4o" })).kind).toBe("LLM");
  expect(normalise(made({ "openinference.span.kind": "constructor" })).kind).toBe("SPAN");
});

test("a retriever's documents, flattened or as its output", () => {
  const flat = made({
    "openinference.span.kind": "RETRIEVER",
    "retrieval.documents.2.document.content": "second",
    "retrieval.documents.0.document.content": "first",
    "retrieval.documents.0.document.score": 0.5,
    "retrieval.documents.0.document.id": "d1",
  });
  expect(readContent(flat).documents).toEqual([
    { id: "d1", content: "first", score: 0.5, metadata: null },
    { id: null, content: "second", score: null, metadata: null },
  ]);
  const plain = made({
    "openinference.span.kind": "RETRIEVER",
    "output.value": json([{ page_content: "text", metadata: { a: 1 } }]),
  });
  expect(readContent(plain).documents).toMatchObject([{ content: "text", metadata: { a: 1 } }]);
});

test("one span makes a summary", () => {
  expect(summarise([toSummarySpan(made({}))]).trace).toMatchObject({ name: "span", spanCount: 1, costUsd: null });
});
