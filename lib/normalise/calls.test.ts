import { describe, expect, test } from "vitest";
import { latencyKey } from "../agents/latency";
import { summarise } from "./summarise";
import { made, type Plain, toSummarySpan } from "./test-spans";

/** A span by its id and its parent's, of one second unless said otherwise. */
function span(
  spanId: string,
  parentSpanId: string,
  attributes: Record<string, Plain>,
  more: Parameters<typeof made>[1] = {},
) {
  return toSummarySpan(made(attributes, { spanId, parentSpanId, ...more }));
}

const agent = { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "a" };
const failed = { status: { code: 2 } };

function call(model: string | null, input: number | null): Record<string, Plain> {
  return {
    "gen_ai.operation.name": "chat",
    ...(model && { "gen_ai.request.model": model }),
    ...(input !== null && { "gen_ai.usage.input_tokens": input, "gen_ai.usage.output_tokens": 1 }),
  };
}

function tool(name: string) {
  return { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": name };
}

function callsOf(spans: ReturnType<typeof span>[], agentId = "a") {
  const run = summarise(spans).agents.find((one) => one.agentId === agentId);
  return run?.calls.map(({ latencyKeys, latencyCounts, ...rest }) => rest);
}

describe("the calls of a run", () => {
  test("stand by model and by tool, with what failed openly or behind an OK, and how long each took", () => {
    const spans = [
      span("root", "", agent),
      span("m1", "root", call("gpt-4o", 10)),
      span("m2", "root", call("gpt-4o", 20), failed),
      span("m3", "root", call("mystery", 5)),
      span("t1", "root", tool("search"), { endTimeUnixNano: "1767225600000000000" }),
      span("t2", "root", { ...tool("search"), "gen_ai.tool.call.result": "Error: no such page" }),
    ];
    expect(callsOf(spans)).toMatchObject([
      { kind: "model", name: "gpt-4o", calls: 2, errors: 1, unpricedCount: 0, inputTokens: 30, outputTokens: 2 },
      { kind: "model", name: "mystery", calls: 1, errors: 0, unpricedCount: 1, inputTokens: 5, costUsd: null },
      { kind: "tool", name: "search", calls: 2, errors: 1, unpricedCount: 0, inputTokens: null, costUsd: null },
    ]);
    const second = latencyKey(1_000_000_000n);
    expect(summarise(spans).agents[0]?.calls.map((one) => [one.latencyKeys, one.latencyCounts])).toEqual([
      [[second], [2]],
      [[second], [1]],
      [
        [-1, second],
        [1, 1],
      ],
    ]);
  });

  test("hold those of its sub-agents, which have their own too", () => {
    const spans = [
      span("root", "", agent),
      span("m1", "root", call("gpt-4o", 10)),
      span("sub", "root", { ...agent, "gen_ai.agent.name": "b" }),
      span("m2", "sub", call("gpt-4o", 20)),
      span("again", "sub", agent),
      span("m3", "again", call("mystery", 5)),
    ];
    expect(callsOf(spans, "b")).toMatchObject([
      { name: "gpt-4o", calls: 1, inputTokens: 20 },
      { name: "mystery", calls: 1, inputTokens: 5 },
    ]);
    expect(callsOf(spans)).toMatchObject([
      { name: "gpt-4o", calls: 2, inputTokens: 30 },
      { name: "mystery", calls: 1, inputTokens: 5 },
    ]);
  });

  test("count an embedding's and a reranker's where they name a model, and a call inside one of its kind once", () => {
    const embedding = { "gen_ai.operation.name": "embeddings", "gen_ai.request.model": "embed" };
    const spans = [
      span("root", "", agent),
      span("e1", "root", { ...embedding, "gen_ai.usage.input_tokens": 7 }),
      span("e2", "e1", { ...embedding, "gen_ai.usage.input_tokens": 7 }),
      span("e3", "root", { "gen_ai.operation.name": "embeddings" }),
      span("r1", "root", { "openinference.span.kind": "RERANKER", "reranker.model_name": "rank" }),
    ];
    expect(callsOf(spans)).toMatchObject([
      { kind: "model", name: "embed", calls: 1, inputTokens: 7 },
      { kind: "model", name: "rank", calls: 1, inputTokens: null },
    ]);
  });

  test("count once what two instrumentations tell", () => {
    const spans = [
      span("root", "", agent),
      span("m1", "root", call("gpt-4o", 10), { scopeName: "one" }),
      span("m2", "m1", call("gpt-4o", 10), { scopeName: "two" }),
      span("m3", "root", call("gpt-4o", 33), { scopeName: "one" }),
      span("m4", "root", call("gpt-4o", 33), { scopeName: "two" }),
    ];
    expect(callsOf(spans)).toMatchObject([{ name: "gpt-4o", calls: 2, inputTokens: 43 }]);
  });

  test("what no model call carries goes by the empty name, so that models cost what the run costs", () => {
    const spans = [
      span("root", "", { ...agent, "gen_ai.usage.cost": 0.5 }),
      span("m1", "root", call("gpt-4o", 10)),
      span("m2", "root", call(null, 3)),
    ];
    expect(callsOf(spans)).toMatchObject([
      { kind: "model", name: "", calls: 1, inputTokens: 3, costUsd: 0.5 },
      { kind: "model", name: "gpt-4o", calls: 1, inputTokens: 10, costUsd: null },
    ]);
    expect(summarise(spans).agents[0]).toMatchObject({ costUsd: 0.5, inputTokens: 13 });
  });

  test("of a run with thousands of names, all count and few are kept", () => {
    const spans = Array.from({ length: 5_000 }, (_, i) => span(`m${i}`, "root", call(`model-${i}`, 2)));
    const calls = callsOf([span("root", "", agent), ...spans]) ?? [];
    expect(calls.length).toBeLessThan(200);
    expect(calls.reduce((sum, one) => sum + (one.inputTokens ?? 0), 0)).toBe(10_000);
    expect(calls.reduce((sum, one) => sum + one.calls, 0)).toBe(5_000);
  });
});

test.each([
  ["success", undefined, "success"],
  [" Completed ", 2, "success"],
  ["PASSED", undefined, "success"],
  ["Failed", 1, "failure"],
  ["error", undefined, "failure"],
  ["gave up", 2, "unknown"],
  ["constructor", 1, "unknown"],
  [undefined, 1, "success"],
  [undefined, 2, "failure"],
  [undefined, 0, "unknown"],
])("an outcome of %j with a status of %j is a %s", (outcome, code = 0, result) => {
  const { trace, agents } = summarise([
    span("root", "", { ...agent, ...(outcome !== undefined && { "agent.outcome": outcome }) }, { status: { code } }),
  ]);
  expect(agents[0]?.result).toBe(result);
  expect(trace.failedAgents).toEqual(result === "failure" ? ["a"] : []);
  expect(trace.succeededAgents).toEqual(result === "success" ? ["a"] : []);
});

test.each([
  ["openinference.instrumentation.langchain", "LangChain"],
  ["@arizeai/openinference-instrumentation-langchain", "LangChain"],
  ["opentelemetry.instrumentation.crewai", "CrewAI"],
  ["crewai.telemetry", "CrewAI"],
  ["openinference.instrumentation.openai_agents", "OpenAI Agents"],
  ["@inference/tracing.ai-sdk", "AI SDK"],
  ["ai", "AI SDK"],
  ["gen_ai", "AI SDK"],
  ["ai.koog", "Koog"],
  ["pydantic-ai", "PydanticAI"],
  ["gcp.vertex.agent", "Google ADK"],
  ["com.anthropic.claude_code.tracing", "Claude Code"],
  ["agent_framework", "Microsoft Agent Framework"],
  ["aiohttp", null],
  ["openinference.instrumentation.openai", null],
  ["constructor", null],
])("spans of %s come from %s", (scopeName, framework) => {
  const spans = [span("root", "", agent), span("m1", "root", call("gpt-4o", 1), { scopeName })];
  expect(summarise(spans).agents[0]?.framework).toBe(framework);
});

test("a graph of LangGraph is told from a chain of LangChain by its name", () => {
  const scopeName = "openinference.instrumentation.langchain";
  const root = span("root", "", {}, { name: "LangGraph", scopeName });
  expect(summarise([root, span("a", "root", agent, { scopeName })]).agents[0]?.framework).toBe("LangGraph");
});
