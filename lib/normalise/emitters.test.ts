import { expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { summarise } from "./summarise";
import { made, summaries, toSummarySpan } from "./test-spans";

const json = JSON.stringify;

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
