/**
 * The second half of `fields.ts`: where emitters put what was said, called and found. Most values are JSON, a few are
 * structured, and some come one attribute per leaf.
 */
export const payloadFields = {
  systemInstructions: ["gen_ai.system_instructions"],
  inputMessages: [
    "gen_ai.input.messages",
    "llm.input_messages",
    "ai.prompt.messages",
    "gcp.vertex.agent.llm_request",
    "langfuse.observation.input",
    "mlflow.spanInputs",
    "request_data",
    "gen_ai.prompt",
    "ai.prompt",
    "genkit:input",
    "langwatch.input",
    "traceloop.entity.input",
    "user_prompt",
    "input.value",
    "prompt",
    "input",
  ],
  outputMessages: [
    "gen_ai.output.messages",
    "llm.output_messages",
    "gcp.vertex.agent.llm_response",
    "langfuse.observation.output",
    "mlflow.spanOutputs",
    "response_data",
    "gen_ai.completion",
    "genkit:output",
    "langwatch.output",
    "traceloop.entity.output",
    "response.model_output",
    "output.value",
    "final_result",
    "gen_ai.output",
    "output",
  ],
  /** A whole conversation, its answer last. */
  conversation: ["pydantic_ai.all_messages", "all_messages_events", "events"],
  input: [
    "input.value",
    "langfuse.observation.input",
    "langfuse.trace.input",
    "mlflow.spanInputs",
    "request_data",
    "traceloop.entity.input",
    "genkit:input",
    "langwatch.input",
    "ai.prompt",
    "gen_ai.prompt",
    "user_prompt",
    "gen_ai.input.messages",
    "reranker.query",
    "input",
  ],
  output: [
    "output.value",
    "langfuse.observation.output",
    "langfuse.trace.output",
    "mlflow.spanOutputs",
    "response_data",
    "traceloop.entity.output",
    "genkit:output",
    "langwatch.output",
    "ai.response.object",
    "ai.response.text",
    "final_result",
    "gen_ai.completion",
    "gen_ai.output.messages",
    "gen_ai.output",
    "output",
  ],
  /** The tools a model was offered: a JSON array, or an object that holds one. */
  tools: [
    "gen_ai.tool.definitions",
    "llm.tools",
    "llm.functions",
    "ai.prompt.tools",
    "mlflow.chat.tools",
    "model_request_parameters",
  ],
  /** Whole requests, which name the tools among other things. */
  requests: ["gcp.vertex.agent.llm_request", "request_data", "langfuse.observation.input", "llm.invocation_parameters"],
  documents: ["retrieval.documents", "gen_ai.retrieval.documents", "reranker.output_documents"],

  toolInput: [
    "gen_ai.tool.call.arguments",
    "ai.toolCall.args",
    "tool_arguments",
    "gcp.vertex.agent.tool_call_args",
    "gen_ai.tool.args",
    "tool_input",
    "full_command",
    "file_path",
  ],
  toolOutput: [
    "gen_ai.tool.call.result",
    "ai.toolCall.result",
    "tool_response",
    "gcp.vertex.agent.tool_response",
    "tool.output",
  ],
  /** The JSON schema of a tool span's arguments; `tool.parameters` is the arguments themselves in some emitters. */
  toolSchema: ["tool.json_schema", "tool.parameters"],
} as const satisfies Record<string, readonly string[]>;

/** Attributes sent one by one as `<prefix>.<index>.<rest>`. */
export const indexedPrefixes: ReadonlySet<string> = new Set([
  "llm.input_messages",
  "llm.output_messages",
  "llm.prompts",
  "llm.choices",
  "llm.tools",
  "llm.request.functions",
  "gen_ai.prompt",
  "gen_ai.completion",
  "retrieval.documents",
  "reranker.input_documents",
  "reranker.output_documents",
  "embedding.embeddings",
  "tag.tags",
]);

/** Placeholders that stand for "nothing was recorded". */
export const sentinels: ReadonlySet<string> = new Set([
  "<REDACTED>",
  "__REDACTED__",
  "<not specified>",
  "<not serializable>",
  "N/A",
]);

const payloadKeys: ReadonlySet<string> = new Set(Object.values(payloadFields).flat());

/** Whether what the attribute holds is shown as what was said, called or found. */
export function isPayloadKey(key: string): boolean {
  if (payloadKeys.has(key)) return true;
  const index = key.search(/\.\d/);
  return index > 0 && indexedPrefixes.has(key.slice(0, index));
}
