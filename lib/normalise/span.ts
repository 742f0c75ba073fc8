import type { CostSource, SpanKind, SpanStatus } from "@/db/enums";

/**
 * What Pharos understood of one span. Unknown is null, never 0. Token counts are inclusive: `inputTokens` holds cache
 * reads and writes, `outputTokens` holds reasoning.
 */
export interface NormalisedSpan {
  kind: SpanKind;
  /** Display name; the emitter's own unless it sets a better one in an attribute. At most 512 characters. */
  name: string;
  status: SpanStatus;
  statusMessage: string | null;
  /** `error.type`, else the first exception's type. */
  errorType: string | null;
  service: string | null;
  /** The version of the service, agent or release that ran. */
  version: string | null;
  environment: string | null;
  scope: string | null;
  /** The response's model, else the request's. */
  model: string | null;
  requestModel: string | null;
  provider: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Read from a prompt cache. */
  cachedTokens: number | null;
  cacheWriteTokens: number | null;
  reasoningTokens: number | null;
  /** US dollars. */
  costUsd: number | null;
  costSource: Exclude<CostSource, "mixed"> | null;
  sessionId: string | null;
  userId: string | null;
  agentId: string | null;
  agentName: string | null;
  agentRole: string | null;
  /** `agent.outcome` as sent: success, failure, partial, cancelled or free text. */
  outcome: string | null;
  tags: string[];
  toolName: string | null;
  toolCallId: string | null;
  /** 16 hex digits over tool name and canonical arguments: equal for a repeated call. Tool spans only. */
  callHash: string | null;
  /** Why the payload says that it failed although the status does not; null where nothing says so. */
  hiddenError: string | null;
  /** Which argument breaks the offered JSON schema, and how. */
  invalidArguments: string | null;
  /** A tool or retriever that answered with nothing. */
  emptyResult: boolean;
  finishReason: string | null;
  /** 16 hex digits over the system prompt, or over the prompt template where one is named. */
  promptHash: string | null;
  mcpServer: string | null;
  /** Milliseconds to the first token or chunk. */
  ttftMs: number | null;
  /** One line of plain text, at most 300 characters: the last thing said to the span, and what it answered. */
  inputPreview: string | null;
  outputPreview: string | null;
}

export type MessagePart =
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string }
  | { type: "tool_call"; id: string | null; name: string; arguments: unknown }
  | { type: "tool_result"; id: string | null; name: string | null; result: unknown }
  | {
      type: "media";
      mimeType: string | null;
      name: string | null;
      url: string | null;
      data: string | null;
      fileId: string | null;
    }
  | { type: "other"; value: unknown };

export interface Message {
  role: "system" | "user" | "assistant" | "tool" | (string & {});
  name: string | null;
  parts: MessagePart[];
  finishReason: string | null;
}

/** What an opened span shows, read from its payload on demand by the same code that fills the columns. */
export interface SpanContent {
  /** Parsed JSON where it is JSON, else text, else null. */
  input: unknown;
  output: unknown;
  inputMessages: Message[];
  outputMessages: Message[];
  /** The tools that a model was offered. */
  tools: { name: string; description: string | null; schema: unknown }[];
  documents: Document[];
  /** What a reranker was given to put in order. */
  candidates: Document[];
  /** The prompt's name, version and template, and what was filled in. */
  prompt: Prompt | null;
  /** Temperature, limits and the like. */
  parameters: Record<string, unknown>;
  /** The JSON schema that the answer was asked to fit, and where it does not. */
  outputSchema: { name: string | null; schema: unknown; violation: string | null } | null;
  embeddings: Embedding[];
  /** The JSON schema of a tool span's own arguments. */
  toolSchema: unknown;
}

export interface Document {
  id: string | null;
  content: string;
  score: number | null;
  metadata: unknown;
}

export interface Prompt {
  name: string | null;
  version: string | null;
  template: string | null;
  variables: Record<string, unknown>;
}

/** Only the first numbers of a vector are of use to a reader. */
export interface Embedding {
  text: string | null;
  dimensions: number | null;
  start: number[];
}
