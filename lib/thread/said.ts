import type { SpanKind } from "@/db/enums";
import type { Span } from "@/lib/otlp/model";
import { type Attributes, firstText, readAttributes, textOf } from "../normalise/attributes";
import { readDocuments } from "../normalise/documents";
import { earlyString } from "../normalise/json";
import { readInput, readOutput } from "../normalise/payloads";
import { askedThread, outputThread } from "../normalise/thread";
import type { KnownMessage, MessageBook } from "./message-book";

/** What one span says. */
export interface Said {
  input: KnownMessage[];
  output: KnownMessage[];
  /** Input and output, where they are no messages. */
  given: unknown;
  gave: unknown;
  responseId: string | null;
  /** The response whose conversation goes on here, where only what is new was sent. */
  follows: string | null;
}

const silent: Said = { input: [], output: [], given: null, gave: null, responseId: null, follows: null };
const maxJson = 33_554_432;

export function readSaid(span: Span, kind: SpanKind, book: MessageBook): Said {
  const attributes = readAttributes(span, maxJson);
  if (kind === "TOOL" || kind === "RETRIEVER") {
    return { ...silent, given: readInput(attributes, kind) ?? null, gave: foundOrGave(attributes, kind) };
  }
  const input = book.read(askedThread(attributes, kind));
  const output = book.read(outputThread(attributes));
  return {
    input,
    output,
    given: input.length > 0 ? null : (readInput(attributes, kind) ?? null),
    gave: output.length > 0 ? null : (readOutput(attributes, kind) ?? null),
    responseId: responseId(attributes),
    follows: previousResponse(attributes),
  };
}

function foundOrGave(attributes: Attributes, kind: SpanKind): unknown {
  const documents = kind === "RETRIEVER" ? readDocuments(attributes, kind) : [];
  return documents.length > 0 ? documents : (readOutput(attributes, kind) ?? null);
}

function responseId({ values }: Attributes): string | null {
  const named = firstText(values, ["gen_ai.response.id"]);
  const body = textOf(values.get("output.value"));
  return named ?? (body?.startsWith("{") ? earlyString(body, "id") : null);
}

const previous = /"previous_response_id"\s*:\s*"([^"\\]{1,200})"/;

function previousResponse({ values }: Attributes): string | null {
  const named = firstText(values, [
    "gen_ai.request.previous_response_id",
    "gen_ai.openai.request.previous_response_id",
  ]);
  if (named !== null) return named;
  for (const key of ["input.value", "llm.invocation_parameters", "langfuse.observation.input"]) {
    const found = previous.exec(textOf(values.get(key)) ?? "")?.[1];
    if (found) return found;
  }
  return null;
}
