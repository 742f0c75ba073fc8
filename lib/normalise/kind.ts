import type { SpanKind } from "@/db/enums";
import { type Attributes, firstText, textOf } from "./attributes";
import { fields } from "./fields";

/** Every emitter's word for a kind, in lower case. */
const words: Record<string, SpanKind> = {
  agent: "AGENT",
  invoke_agent: "AGENT",
  create_agent: "AGENT",
  agent_run: "AGENT",
  interaction: "AGENT",
  chain: "CHAIN",
  workflow: "CHAIN",
  workflow_run: "CHAIN",
  workflow_step: "CHAIN",
  invoke_workflow: "CHAIN",
  agent_step: "CHAIN",
  plan: "CHAIN",
  task: "CHAIN",
  flow: "CHAIN",
  prompt: "CHAIN",
  parser: "CHAIN",
  handoff: "CHAIN",
  "ai.generatetext": "CHAIN",
  "ai.streamtext": "CHAIN",
  "ai.generateobject": "CHAIN",
  "ai.streamobject": "CHAIN",
  llm: "LLM",
  generation: "LLM",
  chat: "LLM",
  chat_model: "LLM",
  model: "LLM",
  completion: "LLM",
  text_completion: "LLM",
  generate: "LLM",
  generate_content: "LLM",
  model_generation: "LLM",
  call_llm: "LLM",
  llm_request: "LLM",
  response: "LLM",
  speech: "LLM",
  transcription: "LLM",
  "ai.generatetext.dogenerate": "LLM",
  "ai.streamtext.dostream": "LLM",
  "ai.generateobject.dogenerate": "LLM",
  "ai.streamobject.dostream": "LLM",
  tool: "TOOL",
  function: "TOOL",
  execute_tool: "TOOL",
  tool_call: "TOOL",
  mcp_tool_call: "TOOL",
  "ai.toolcall": "TOOL",
  retriever: "RETRIEVER",
  retrieval: "RETRIEVER",
  rag: "RETRIEVER",
  embedding: "EMBEDDING",
  embeddings: "EMBEDDING",
  embedder: "EMBEDDING",
  "ai.embed": "EMBEDDING",
  "ai.embed.doembed": "EMBEDDING",
  "ai.embedmany": "EMBEDDING",
  "ai.embedmany.doembed": "EMBEDDING",
  reranker: "RERANKER",
  rerank: "RERANKER",
  "ai.rerank": "RERANKER",
  "ai.rerank.dorerank": "RERANKER",
  guardrail: "GUARDRAIL",
  evaluator: "EVALUATOR",
  evaluation: "EVALUATOR",
};

/** Emitters that say `model` or `model_name` and mean the model of a call. */
const plainModelScopes = ["pydantic-ai", "logfire", "com.anthropic.claude_code"];

const toolNameKeys = ["gen_ai.tool.name", "tool.name", "ai.toolCall.name"];
const modelKeys = [...fields.responseModel, ...fields.requestModel];

export function isClaudeCode({ span }: Attributes): boolean {
  return span.scope.name.startsWith("com.anthropic.claude_code");
}

export function hasPlainModel({ span }: Attributes): boolean {
  return plainModelScopes.some((scope) => span.scope.name.startsWith(scope));
}

export function readKind(attributes: Attributes): SpanKind {
  const { values, span } = attributes;
  if (isClaudeCode(attributes)) return claudeCodeKind(attributes);
  if (span.name === "execute_tool (merged tools)") return "SPAN";
  for (const key of fields.kind) {
    const word = textOf(values.get(key));
    const kind = word === null ? undefined : lookUp(word);
    if (kind) return nameSays(attributes, kind);
  }
  return guess(attributes);
}

function lookUp(word: string): SpanKind | undefined {
  const plain = word.startsWith('"') ? word.slice(1, -1) : word;
  const lower = plain.toLowerCase();
  return Object.hasOwn(words, lower) ? words[lower] : undefined;
}

/** An AI SDK call of several steps is an agent's run where its author named it. */
function nameSays({ values }: Attributes, kind: SpanKind): SpanKind {
  return kind === "CHAIN" && values.has("ai.operationId") && values.has("ai.telemetry.functionId") ? "AGENT" : kind;
}

function claudeCodeKind({ values, span }: Attributes): SpanKind {
  const type = textOf(values.get("span.type")) ?? span.name.replace("claude_code.", "");
  return lookUp(type) ?? "SPAN";
}

function guess(attributes: Attributes): SpanKind {
  const { values, span } = attributes;
  if (span.scope.name === "gcp.vertex.agent") return adkKind(span.name);
  if (toolNameKeys.some((key) => values.has(key))) return "TOOL";
  if (values.has("agent_name") && hasPlainModel(attributes)) return "AGENT";
  if (firstText(values, modelKeys) !== null) return "LLM";
  if (hasPlainModel(attributes) && firstText(values, fields.plainModel) !== null) return "LLM";
  return values.has("mcp.method.name") ? "TOOL" : "SPAN";
}

function adkKind(name: string): SpanKind {
  if (name === "call_llm") return "LLM";
  if (name.startsWith("execute_tool")) return "TOOL";
  if (name.startsWith("invoke_agent") || name.startsWith("agent_run")) return "AGENT";
  return name.startsWith("invocation") ? "CHAIN" : "SPAN";
}
