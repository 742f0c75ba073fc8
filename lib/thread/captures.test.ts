import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { captured } from "../normalise/test-spans";
import type { Span } from "../otlp/model";
import { threadOfSpans } from "./of-spans";
import { corpus, corpusFile, flaws, laneTold, toolsTold } from "./test-threads";

const folders = readdirSync("test/captures").filter((name) => !name.includes("."));

/** Of the trace in which this span is. */
function threadAround(folder: string, start: string) {
  const spans = captured(folder);
  const traceId = spans.find(({ spanId }) => spanId.startsWith(start))?.traceId;
  return threadOfSpans(spans.filter((span) => span.traceId === traceId));
}

function traces(spans: Span[]): Span[][] {
  return [...new Set(spans.map(({ traceId }) => traceId))].map((id) => spans.filter(({ traceId }) => traceId === id));
}

describe("threads of captured traces", () => {
  test.each(folders)("%s: every call's messages in order, none twice", (folder) => {
    for (const spans of traces(captured(folder))) expect(flaws(threadOfSpans(spans), spans)).toEqual([]);
  });

  test("a sub-agent is folded in, with what it returned and what it looked up", () => {
    const thread = threadAround("inference-openai", "5d8f");
    expect(thread.lanes).toMatchObject([
      { parent: null, name: "Support Agent", messageCount: 5, returned: "It is 21C and sunny in Paris." },
      { parent: 0, name: "Refund Agent", messageCount: 3, returned: "Hello! How can I help you today?" },
    ]);
    expect(thread.entries.map(({ type, lane }) => `${type} ${lane}`)).toEqual([
      ...Array.from({ length: 5 }, () => "message 0"),
      "agent 0",
      "message 1",
      "message 1",
      "tool 1",
      "message 1",
    ]);
    expect(toolsTold(thread).byMessages).toHaveLength(1);
  });

  test("a handoff goes on in the same conversation, under the next agent's system prompt", () => {
    expect(laneTold(threadAround("inference-openai-agents", "1535"))).toEqual([
      "system: triage",
      "user: refund me",
      'assistant: \ntransfer_to_Refund_Specialist({"orderId":"1842","reason":"damaged"})',
      "system: refunds",
      'tool: \n= "{\\"assistant\\":\\"Refund Specialist\\"}"',
      "assistant: It is 21C and sunny in Paris.",
    ]);
  });

  test("one run described by two instrumentations is one lane", () => {
    const { lanes } = threadAround("inference-aisdk-v6", "5542");
    expect(lanes.map(({ name, messageCount }) => [name, messageCount])).toEqual([
      ["AI Agent", 0],
      ["native", 4],
      ["registered", 4],
      ["registered-stream", 2],
    ]);
  });

  test.each([
    ["aisdk-v5-gzip", "7cad", 9],
    ["aisdk-v7", "dc15", 9],
  ])("%s: three calls of one request follow each other", (folder, start, messages) => {
    const thread = threadAround(folder, start);
    expect(laneTold(thread)).toHaveLength(messages);
    expect(toolsTold(thread)).toMatchObject({ byMessages: [expect.anything()], alone: [] });
  });
});

/** By the start of the trace's id: how many messages it was found to have by eye. */
const frameworks: Record<string, number> = {
  "04d5c8f3": 6, // Claude Agent SDK, by LangSmith
  "065d6d5b": 3, // Pydantic AI
  "13281563": 5, // LangGraph
  "1f570192": 6, // Microsoft.Extensions.AI, two roots beside each other
  "20315f6b": 2, // Pydantic AI, a call by itself
  "2d2eb607": 3, // Pydantic AI
  "4baf14dc": 2, // Google GenAI
  "4f385208": 2, // AutoGen
  "545ce83c": 10, // Pydantic AI, two agents after each other
  "67794ed8": 2, // AI SDK
  "67b9302b": 9, // Koog
  "698baecb": 3, // CrewAI
  "7b5a35e7": 5, // OpenAI Agents
  "7f93ddd6": 4, // Microsoft Agent Framework
  "8787a1fe": 5, // Google ADK
  "94027b24": 2, // LlamaIndex
  a7f8eb1c: 4, // LangChain
  fd07295f: 66, // BeeAI, 62 of them the pieces of one streamed answer
  fd208248: 5, // Agno, each call described by two instrumentations
  fec796e9: 2, // Vertex AI
};

test.skipIf(!existsSync(corpusFile("langfuse_frameworks")))("threads of twenty frameworks", async () => {
  const found: Record<string, number> = {};
  for (const [traceId, spans] of await corpus("langfuse_frameworks")) {
    const thread = threadOfSpans(spans);
    expect(flaws(thread, spans), traceId).toEqual([]);
    found[traceId.slice(0, 8)] = thread.lanes.reduce((sum, lane) => sum + lane.messageCount, 0);
  }
  expect(found).toEqual(frameworks);
});
