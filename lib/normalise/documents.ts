import type { SpanKind } from "@/db/enums";
import { type Attributes, indexedItems, listOf, payload } from "./attributes";
import { callFields } from "./call-fields";
import { isObject, parseJson, toText } from "./json";
import { firstString } from "./parts";
import { payloadFields } from "./payload-fields";
import { readOutput } from "./payloads";
import type { Document } from "./span";

/** What a retriever found, or how a reranker ordered it. */
export function readDocuments(attributes: Attributes, kind: SpanKind): Document[] {
  const found = documentsUnder(attributes, payloadFields.documents);
  if (found.length > 0 || (kind !== "RETRIEVER" && kind !== "RERANKER")) return found;
  return documentsIn(readOutput(attributes, kind));
}

/** What a reranker was given. */
export function readCandidates(attributes: Attributes): Document[] {
  return documentsUnder(attributes, callFields.candidates);
}

function documentsUnder(attributes: Attributes, keys: readonly string[]): Document[] {
  for (const key of keys) {
    const items = indexedItems(attributes, key);
    const documents = items.length > 0 ? items.map((read) => read()) : listOf(payload(attributes, key));
    if (documents.length > 0) return documents.flatMap(readDocument);
  }
  return [];
}

function documentsIn(output: unknown): Document[] {
  const list = isObject(output) ? (output.documents ?? output.results ?? output.docs) : output;
  return listOf(list).flatMap(readDocument);
}

function readDocument(raw: unknown): Document[] {
  if (typeof raw === "string") return [{ id: null, content: raw, score: null, metadata: null }];
  if (!isObject(raw)) return [];
  const value = isObject(raw.document) ? raw.document : isObject(raw.kwargs) ? raw.kwargs : raw;
  const content = value.content ?? value.page_content ?? value.pageContent ?? value.text ?? "";
  const metadata = value.metadata ?? null;
  return [
    {
      id: firstString(value.id, raw.id),
      content: toText(content),
      score: scoreOf(value.score ?? raw.score ?? raw.relevance_score),
      metadata: typeof metadata === "string" ? parseJson(metadata, 100_000) : metadata,
    },
  ];
}

/** Some emitters send every value as text. */
function scoreOf(raw: unknown): number | null {
  const score = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
  return typeof score === "number" && Number.isFinite(score) ? score : null;
}
