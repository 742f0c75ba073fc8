import { fields } from "./fields";

/** The third part of `fields.ts`, read only when a span is opened: how a model was called. */
export const callFields = {
  promptTemplate: [...fields.promptTemplate, "traceloop.prompt.template"],
  promptVariables: ["llm.prompt_template.variables", "traceloop.prompt.template_variables", "gen_ai.prompt.variables"],
  /** The schema itself, or what wraps one in some provider's way. */
  outputSchema: [
    "gen_ai.request.structured_output_schema",
    "ai.schema",
    "llm.response_format",
    "llm.request.structured_output_schema",
    "llm.invocation_parameters",
    "langfuse.observation.model.parameters",
    "model_request_parameters",
    "request_data",
    "gcp.vertex.agent.llm_request",
    "input.value",
  ],
  outputSchemaName: ["ai.schema.name"],
  /** Whole objects of parameters. */
  parameters: ["llm.invocation_parameters", "langfuse.observation.model.parameters"],
  /** One attribute a parameter, each under one of these prefixes. */
  parameterPrefixes: ["gen_ai.request.", "ai.settings."],
  embeddings: ["embedding.embeddings"],
  embeddedTexts: ["ai.value", "ai.values", "input.value", "langfuse.observation.input", "gen_ai.prompt"],
  vectors: ["ai.embedding", "ai.embeddings", "output.value", "langfuse.observation.output"],
  dimensions: ["gen_ai.embeddings.dimension.count"],
  candidates: ["reranker.input_documents"],
} as const satisfies Record<string, readonly string[]>;
