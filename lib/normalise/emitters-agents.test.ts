import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { event, made } from "./test-spans";

const json = JSON.stringify;

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
