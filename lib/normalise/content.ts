import type { Span } from "@/lib/otlp/model";
import { readToolSchema } from "./arguments";
import { readAttributes } from "./attributes";
import { readCandidates, readDocuments } from "./documents";
import { readEmbeddings } from "./embeddings";
import { readKind } from "./kind";
import { readOutputSchema } from "./output-schema";
import { readParameters } from "./parameters";
import { readInput, readOutput } from "./payloads";
import { readPrompt } from "./prompt-template";
import type { Message, SpanContent } from "./span";
import { askedThread, outputThread, type Thread } from "./thread";
import { readTools } from "./tools";

/** Long payloads are shown as text. */
const maxJson = 33_554_432;

/** Everything that an opened span shows. Never throws. */
export function readContent(span: Span): SpanContent {
  const attributes = readAttributes(span, maxJson);
  const kind = readKind(attributes);
  const talks = kind === "LLM" || kind === "AGENT";
  const outputMessages = talks ? readAll(outputThread(attributes)) : [];
  const output = readOutput(attributes, kind) ?? null;
  return {
    input: readInput(attributes, kind) ?? null,
    output,
    inputMessages: talks ? readAll(askedThread(attributes, kind)) : [],
    outputMessages,
    tools: talks ? readTools(attributes) : [],
    documents: readDocuments(attributes, kind),
    candidates: kind === "RERANKER" ? readCandidates(attributes) : [],
    prompt: readPrompt(attributes),
    parameters: readParameters(attributes),
    outputSchema: kind === "TOOL" ? null : readOutputSchema(attributes, output, outputMessages),
    embeddings: kind === "EMBEDDING" ? readEmbeddings(attributes) : [],
    toolSchema: kind === "TOOL" ? readToolSchema(attributes) : null,
  };
}

function readAll(thread: Thread): Message[] {
  return thread.map(({ read }) => read());
}
