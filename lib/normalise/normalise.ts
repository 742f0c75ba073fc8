import type { SpanKind, SpanStatus } from "@/db/enums";
import type { Span } from "@/lib/otlp/model";
import { invalidCall, invalidInput } from "./arguments";
import { type Attributes, firstText, listOf, payload, readAttributes, textOf } from "./attributes";
import { failureIn, isEmptyResult } from "./failure";
import { fields } from "./fields";
import { hash64 } from "./hash";
import { readIdentity, readMcpServer, readModel, readTtft } from "./identity";
import { canonical, isObject, toText } from "./json";
import { isClaudeCode, readKind } from "./kind";
import { readInput, readOutput } from "./payloads";
import { previewInput, previewOutput, previewValue } from "./preview";
import { priceOfSpan } from "./price";
import { hashPrompt, readInstructions } from "./prompt";
import type { Message, NormalisedSpan } from "./span";
import { clean, oneLine } from "./text";
import { inputThread, outputThread } from "./thread";
import { readTokens, reportedCost } from "./usage";

/** Raise it when the same span would now be read otherwise, so that stored rows are read again. */
export const NORMALISER_VERSION = 2;

/** Payloads longer than this are not parsed for a preview. */
const maxJson = 262_144;

/** What a span says, whoever emitted it. Never throws. */
export function normalise(span: Span): NormalisedSpan {
  const attributes = readAttributes(span, maxJson);
  const kind = readKind(attributes);
  const status = readStatus(attributes);
  const model = readModel(attributes);
  const tokens = readTokens(attributes);
  const said = hasMessages(kind) ? readTalk(attributes, kind) : readWork(attributes, kind);
  return {
    kind,
    name: clean(firstText(attributes.values, fields.name) ?? span.name, 512) ?? "unnamed",
    status,
    ...readError(attributes, status),
    ...readIdentity(attributes, kind),
    ...model,
    ...tokens,
    ...readCost(attributes, model, tokens),
    ...said,
    hiddenError: status === "error" ? null : (toldFailure(attributes, said.finishReason) ?? said.hiddenError),
    emptyResult: status !== "error" && said.hiddenError === null && said.emptyResult,
    mcpServer: readMcpServer(attributes, said.toolName),
    ttftMs: readTtft(attributes),
  };
}

function hasMessages(kind: SpanKind): boolean {
  return kind === "LLM" || kind === "AGENT";
}

/** Columns that come from a model's or agent's conversation. */
function readTalk(attributes: Attributes, kind: SpanKind) {
  const thread = inputThread(attributes);
  const output = outputThread(attributes)
    .slice(-50)
    .map(({ read }) => read());
  const instructions = thread[0]?.role === "system" || kind !== "LLM" ? null : readInstructions(attributes);
  return {
    toolName: null,
    toolCallId: null,
    callHash: null,
    hiddenError: output.length > 0 ? null : hiddenIn(readOutput(attributes, kind), kind),
    invalidArguments: kind === "LLM" ? invalidCall(attributes, output) : null,
    emptyResult: false,
    finishReason: readFinish(attributes, output),
    promptHash: hashPrompt(attributes, thread, instructions),
    inputPreview: previewInput(thread) ?? previewValue(readInput(attributes, kind)),
    outputPreview: previewOutput(output) ?? previewValue(readOutput(attributes, kind)),
  };
}

/** Columns that come from plain input and output. */
function readWork(attributes: Attributes, kind: SpanKind) {
  const input = readInput(attributes, kind);
  const output = readOutput(attributes, kind);
  const tool = kind === "TOOL" ? readToolName(attributes) : null;
  const answers = kind === "TOOL" || (kind === "RETRIEVER" && !attributes.indexed.has("retrieval.documents"));
  return {
    toolName: tool,
    toolCallId: kind === "TOOL" ? clean(firstText(attributes.values, fields.toolCallId), 256) : null,
    callHash: kind === "TOOL" ? hash64(`${tool ?? ""}\n${argumentText(input)}`) : null,
    hiddenError: hiddenIn(output, kind),
    invalidArguments: invalidInput(attributes, kind, tool, input),
    emptyResult: answers && output !== undefined && isEmptyResult(output),
    finishReason: readFinish(attributes, []),
    promptHash: null,
    inputPreview: previewValue(input),
    outputPreview: previewValue(output),
  };
}

function hiddenIn(output: unknown, kind: SpanKind): string | null {
  return output === undefined || output === null ? null : oneLine(failureIn(output, kind));
}

function argumentText(input: unknown): string {
  return isObject(input) || Array.isArray(input) ? canonical(input) : toText(input ?? null);
}

export function readToolName({ values, span }: Attributes): string | null {
  return clean(firstText(values, fields.toolName) ?? span.name.replace(/^execute_tool /, ""), 256);
}

export function readStatus({ values, span }: Attributes): SpanStatus {
  if (span.status.code === 2 || textOf(values.get("langfuse.observation.level")) === "ERROR") return "error";
  return span.status.code === 1 ? "ok" : "unset";
}

export function readError({ values, span }: Attributes, status: SpanStatus) {
  const exception = span.events.find(({ name }) => name === "exception");
  const thrown = new Map(exception?.attributes.map(({ key, value }) => [key, value]));
  const said = span.status.message || firstText(values, fields.statusMessage);
  const message = said || (status === "error" ? firstText(thrown, ["exception.message"]) : null);
  const type = firstText(values, fields.errorType) ?? firstText(thrown, ["exception.type"]);
  return { statusMessage: clean(message, 4_096), errorType: clean(type, 256) };
}

/** A failure told by an attribute of its own, beside a status that says nothing of it. */
export function toldFailure(attributes: Attributes, finishReason: string | null): string | null {
  const { values } = attributes;
  if (isClaudeCode(attributes) && textOf(values.get("success")) === "false") {
    return oneLine(`success: false ${firstText(values, ["error"]) ?? ""}`);
  }
  if (textOf(values.get("agent.outcome")) === "failure") return "agent.outcome: failure";
  return finishReason === "error" ? "finish reason: error" : null;
}

export function readFinish(attributes: Attributes, output: Message[]): string | null {
  for (const key of fields.finishReason) {
    const value = attributes.values.get(key);
    if (!value) continue;
    const many = value.arrayValue !== undefined || value.stringValue?.startsWith("[");
    const found = many ? listOf(payload(attributes, key))[0] : textOf(value);
    if (typeof found === "string" && found !== "") return clean(found, 64);
  }
  return clean(output.findLast(({ finishReason }) => finishReason !== null)?.finishReason ?? null, 64);
}

export function readCost(
  attributes: Attributes,
  called: ReturnType<typeof readModel>,
  tokens: ReturnType<typeof readTokens>,
) {
  const reported = reportedCost(attributes);
  if (reported !== null) return { costUsd: reported, costSource: "reported" as const };
  const startMs = Number(attributes.span.startTimeUnixNano) / 1e6;
  const { provider, model, requestModel } = called;
  const computed = priceOfSpan({ model, requestModel, provider, tokens, startMs });
  return { costUsd: computed, costSource: computed === null ? null : ("computed" as const) };
}
