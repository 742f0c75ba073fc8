import { memoise } from "./memo";

/** What stands before the name of what is instrumented. */
const heads =
  /^(?:openinference\.instrumentation\.|@arizeai\/openinference-instrumentation-|opentelemetry\.instrumentation\.|@traceloop\/instrumentation-|@inference\/tracing\.)/;

/** By the beginning of a scope's name, in lower case and with `_` between its words. */
const frameworks: Record<string, string> = {
  agent_framework: "Microsoft Agent Framework",
  agno: "Agno",
  ai_koog: "Koog",
  ai_sdk: "AI SDK",
  autogen: "AutoGen",
  beeai: "BeeAI",
  claude_agent_sdk: "Claude Agent SDK",
  codex: "Codex",
  com_anthropic_claude_code: "Claude Code",
  crewai: "CrewAI",
  dspy: "DSPy",
  experimental_microsoft_agents_ai: "Microsoft Agent Framework",
  experimental_microsoft_extensions_ai: "Microsoft.Extensions.AI",
  gcp_vertex_agent: "Google ADK",
  genkit: "Genkit",
  google_adk: "Google ADK",
  haystack: "Haystack",
  langchain: "LangChain",
  langgraph: "LangGraph",
  livekit: "LiveKit Agents",
  llama_index: "LlamaIndex",
  llamaindex: "LlamaIndex",
  mastra: "Mastra",
  microsoft_semantickernel: "Semantic Kernel",
  openai_agents: "OpenAI Agents",
  pydantic_ai: "PydanticAI",
  semantic_kernel: "Semantic Kernel",
  smolagents: "smolagents",
  strands: "Strands Agents",
  vercel: "AI SDK",
};

/** Scopes whose names are too short to be the beginning of others. */
const whole: Record<string, string> = { ai: "AI SDK", gen_ai: "AI SDK" };

/** The agent framework, by the name people know, that spans of a scope come from; null for any other. */
export function frameworkOf(scope: string | null): string | null {
  return scope === null ? null : lookUp(scope);
}

const lookUp = memoise(500, (scope) => {
  const words = scope
    .replace(heads, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const all = words.join("_");
  if (Object.hasOwn(whole, all)) return whole[all] ?? null;
  for (let length = words.length; length > 0; length--) {
    const start = words.slice(0, length).join("_");
    if (Object.hasOwn(frameworks, start)) return frameworks[start] ?? null;
  }
  return null;
});
