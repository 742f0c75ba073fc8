import type { Span } from "@/lib/otlp/model";
import { type Attributes, indexedItems, listOf, payload, readAttributes } from "./attributes";
import { isObject, toText } from "./json";
import { readKind } from "./kind";
import { message } from "./messages";
import { firstString } from "./parts";
import { payloadFields } from "./payload-fields";
import { readInput, readOutput } from "./payloads";
import { readInstructions } from "./prompt";
import type { Message, SpanContent } from "./span";
import { inputThread, outputThread, type Thread } from "./thread";
import { readTools } from "./tools";

/** Long payloads are shown as text. */
const maxJson = 33_554_432;

/** Everything that an opened span shows. Never throws. */
export function readContent(span: Span): SpanContent {
  const attributes = readAttributes(span, maxJson);
  const kind = readKind(attributes);
  const talks = kind === "LLM" || kind === "AGENT";
  const inputMessages = talks ? readAll(inputThread(attributes)) : [];
  const instructions = kind === "LLM" && inputMessages[0]?.role !== "system" ? readInstructions(attributes) : null;
  if (instructions !== null) inputMessages.unshift(message("system", [{ type: "text", text: instructions }]));
  return {
    input: readInput(attributes, kind) ?? null,
    output: readOutput(attributes, kind) ?? null,
    inputMessages,
    outputMessages: talks ? readAll(outputThread(attributes)) : [],
    tools: talks ? readTools(attributes) : [],
    documents: readDocuments(attributes, kind === "RETRIEVER" || kind === "RERANKER"),
  };
}

function readAll(thread: Thread): Message[] {
  return thread.map(({ read }) => read());
}

function readDocuments(attributes: Attributes, retrieves: boolean): SpanContent["documents"] {
  for (const key of payloadFields.documents) {
    const items = indexedItems(attributes, key);
    const documents = items.length > 0 ? items.map((read) => read()) : listOf(payload(attributes, key));
    if (documents.length > 0) return documents.flatMap(readDocument);
  }
  return retrieves ? documentsIn(readOutput(attributes, "RETRIEVER")) : [];
}

function documentsIn(output: unknown): SpanContent["documents"] {
  const list = isObject(output) ? (output.documents ?? output.results ?? output.docs) : output;
  return listOf(list).flatMap(readDocument);
}

function readDocument(raw: unknown): SpanContent["documents"] {
  if (typeof raw === "string") return [{ id: null, content: raw, score: null, metadata: null }];
  if (!isObject(raw)) return [];
  const value = isObject(raw.document) ? raw.document : isObject(raw.kwargs) ? raw.kwargs : raw;
  const content = value.content ?? value.page_content ?? value.pageContent ?? value.text ?? "";
  const score = value.score ?? raw.score ?? raw.relevance_score;
  return [
    {
      id: firstString(value.id, raw.id),
      content: toText(content),
      score: typeof score === "number" ? score : null,
      metadata: value.metadata ?? null,
    },
  ];
}
