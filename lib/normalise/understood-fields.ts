import type { SpanKind } from "@/db/enums";
import { readToolSchema } from "./arguments";
import { type Attributes, firstText } from "./attributes";
import { callFields } from "./call-fields";
import { readCandidates, readDocuments } from "./documents";
import { readEmbeddings } from "./embeddings";
import { fields } from "./fields";
import { readIdentity, readMcpServer, readModel, readTtft } from "./identity";
import { readKind } from "./kind";
import { readCost, readError, readFinish, readStatus, readToolName, toldFailure } from "./normalise";
import { readSchema } from "./output-schema";
import { readParameters } from "./parameters";
import { payloadFields } from "./payload-fields";
import { readInput, readOutput } from "./payloads";
import { PRICE_VERSION } from "./price";
import { readVariables } from "./prompt-template";
import { clean } from "./text";
import { askedThread, outputThread, type Thread } from "./thread";
import { readTools } from "./tools";
import { readTokens } from "./usage";

export interface Field {
  label: string;
  /** The very function that the normaliser reads it with. */
  read: (attributes: Attributes, kind: SpanKind) => unknown;
  /** What may feed it, the best first. */
  keys: readonly string[];
  /** Whether the keys may stand on the resource too. */
  onResource?: boolean;
  /** It is read on these kinds of span alone. */
  kinds?: readonly SpanKind[];
  /** It is missed on these kinds of span alone. */
  expected?: readonly SpanKind[];
  /** By what it was computed where nobody sent it. */
  computedBy?: (attributes: Attributes) => string | null;
}

const talking: SpanKind[] = ["LLM", "AGENT"];
const calling: SpanKind[] = ["LLM", "EMBEDDING", "RERANKER"];

const about: Record<string, Field> = {
  kind: { label: "Kind", read: readKind, keys: fields.kind },
  name: { label: "Name", read: readName, keys: fields.name },
  status: { label: "Status", read: readStatus, keys: ["langfuse.observation.level"] },
  statusMessage: {
    label: "Status message",
    read: readProblem("statusMessage"),
    keys: fields.statusMessage,
    expected: [],
  },
  errorType: { label: "Error type", read: readProblem("errorType"), keys: fields.errorType, expected: [] },
  failure: { label: "Failure told beside the status", read: readFailure, keys: ["agent.outcome"], expected: [] },
  service: identity("Service", "service", ["service.name"], true),
  version: identity("Version", "version", fields.version, true),
  environment: identity("Environment", "environment", fields.environment, true),
  scope: identity("Instrumentation", "scope", []),
  sessionId: identity("Session", "sessionId", fields.session, true),
  userId: identity("User", "userId", fields.user, true),
  agentId: identity("Agent id", "agentId", fields.agentId),
  agentName: identity("Agent name", "agentName", [...fields.agentName, ...fields.agentNameOfAgent]),
  agentRole: { ...identity("Agent role", "agentRole", fields.agentRole), expected: ["AGENT"] },
  outcome: { ...identity("Outcome", "outcome", fields.outcome), expected: ["AGENT"] },
  tags: identity("Tags", "tags", fields.tags),
};

const ofCalls: Record<string, Field> = {
  model: {
    label: "Model",
    read: (attributes) => readModel(attributes).model,
    keys: [...fields.responseModel, ...fields.requestModel, ...fields.plainModel],
    expected: calling,
  },
  requestModel: {
    label: "Requested model",
    read: (attributes) => readModel(attributes).requestModel,
    keys: [...fields.requestModel, ...fields.plainModel],
    expected: calling,
  },
  provider: {
    label: "Provider",
    read: (attributes) => readModel(attributes).provider,
    keys: fields.provider,
    expected: calling,
  },
  inputTokens: tokens("Input tokens", "inputTokens"),
  outputTokens: tokens("Output tokens", "outputTokens"),
  cachedTokens: tokens("Cached tokens", "cachedTokens"),
  cacheWriteTokens: tokens("Tokens written to the cache", "cacheWriteTokens"),
  reasoningTokens: tokens("Reasoning tokens", "reasoningTokens"),
  costUsd: {
    label: "Cost in US dollars",
    read: (attributes) => cost(attributes).costUsd,
    keys: [...fields.costDetails, ...fields.cost, ...fields.inputCost, ...fields.outputCost],
    expected: calling,
    computedBy: (attributes) => (cost(attributes).costSource === "computed" ? `${PRICE_VERSION}, a price table` : null),
  },
  ttftMs: {
    label: "Milliseconds to the first token",
    read: readTtft,
    keys: [...fields.ttftSeconds, ...fields.ttftMs, ...fields.firstToken],
    expected: ["LLM"],
  },
  finishReason: { label: "Finish reason", read: readFinished, keys: fields.finishReason, expected: ["LLM"] },
  parameters: {
    label: "Parameters",
    read: readParameters,
    keys: [...callFields.parameters, ...callFields.parameterPrefixes.map((prefix) => `${prefix}…`)],
    expected: ["LLM"],
  },
  promptName: text("Prompt name", fields.promptName),
  promptVersion: text("Prompt version", fields.promptVersion),
  promptTemplate: text("Prompt template", callFields.promptTemplate),
  promptVariables: {
    label: "Prompt variables",
    read: readVariables,
    keys: callFields.promptVariables,
    expected: ["LLM"],
  },
  outputSchema: {
    label: "Schema of the answer",
    read: (attributes, kind) => (kind === "TOOL" ? null : readSchema(attributes)),
    keys: callFields.outputSchema,
    expected: ["LLM"],
  },
};

const ofTools: Record<string, Field> = {
  toolName: { label: "Tool", read: readToolName, keys: fields.toolName, kinds: ["TOOL"] },
  toolCallId: { ...text("Tool call id", fields.toolCallId), kinds: ["TOOL"], expected: ["TOOL"] },
  toolSchema: {
    label: "Schema of the arguments",
    read: readToolSchema,
    keys: payloadFields.toolSchema,
    kinds: ["TOOL"],
  },
  mcpServer: {
    label: "MCP server",
    read: (attributes, kind) => readMcpServer(attributes, kind === "TOOL" ? readToolName(attributes) : null),
    keys: fields.mcpServer,
    expected: ["TOOL"],
  },
};

const ofPayloads: Record<string, Field> = {
  inputMessages: {
    label: "Input messages",
    read: (attributes, kind) => digest(askedThread(attributes, kind)),
    keys: [...payloadFields.systemInstructions, ...payloadFields.inputMessages, ...payloadFields.conversation],
    kinds: talking,
  },
  outputMessages: {
    label: "Output messages",
    read: (attributes) => digest(outputThread(attributes)),
    keys: [...payloadFields.outputMessages, ...payloadFields.conversation],
    kinds: talking,
  },
  input: { label: "Input", read: readInput, keys: [...payloadFields.toolInput, ...payloadFields.input] },
  output: { label: "Output", read: readOutput, keys: [...payloadFields.toolOutput, ...payloadFields.output] },
  tools: {
    label: "Tools offered",
    read: readTools,
    keys: ["llm.request.functions", ...payloadFields.tools, ...payloadFields.requests],
    kinds: talking,
  },
  documents: {
    label: "Documents",
    read: readDocuments,
    keys: payloadFields.documents,
    expected: ["RETRIEVER", "RERANKER"],
  },
  candidates: {
    label: "Documents before ranking",
    read: readCandidates,
    keys: callFields.candidates,
    kinds: ["RERANKER"],
  },
  embeddings: {
    label: "Embeddings",
    read: readEmbeddings,
    keys: [...callFields.embeddings, ...callFields.embeddedTexts, ...callFields.vectors, ...callFields.dimensions],
    kinds: ["EMBEDDING"],
  },
};

/** Everything that Pharos reads from a span, by the name that the API gives it. */
export const understoodFields: Record<string, Field> = { ...about, ...ofCalls, ...ofTools, ...ofPayloads };

function readName({ values, span }: Attributes) {
  return clean(firstText(values, fields.name) ?? span.name, 512) ?? "unnamed";
}

function readProblem(name: keyof ReturnType<typeof readError>): Field["read"] {
  return (attributes) => readError(attributes, readStatus(attributes))[name];
}

function readFailure(attributes: Attributes, kind: SpanKind) {
  return readStatus(attributes) === "error" ? null : toldFailure(attributes, readFinished(attributes, kind));
}

function readFinished(attributes: Attributes, kind: SpanKind) {
  const said = talking.includes(kind) ? outputThread(attributes).slice(-50) : [];
  return readFinish(
    attributes,
    said.map(({ read }) => read()),
  );
}

function cost(attributes: Attributes) {
  return readCost(attributes, readModel(attributes), readTokens(attributes));
}

function tokens(label: string, name: keyof ReturnType<typeof readTokens>): Field {
  const read = (attributes: Attributes) => readTokens(attributes)[name];
  return { label, read, keys: [...fields[name], ...fields.usage], expected: calling };
}

function text(label: string, keys: readonly string[]): Field {
  return { label, read: ({ values }) => clean(firstText(values, keys), 10_000), keys, expected: ["LLM"] };
}

function identity(
  label: string,
  name: keyof ReturnType<typeof readIdentity>,
  keys: readonly string[],
  onResource = false,
): Field {
  return { label, read: (attributes, kind) => readIdentity(attributes, kind)[name], keys, onResource };
}

/** Enough of a conversation to tell it from another. */
function digest(thread: Thread) {
  const ends = thread.length > 4 ? [...thread.slice(0, 2), ...thread.slice(-2)] : thread;
  return thread.length === 0 ? null : { count: thread.length, messages: ends.map(({ read }) => read()) };
}
