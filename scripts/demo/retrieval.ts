import { type Attributes, type Context, SpanKind } from "@opentelemetry/api";
import { visitAttributes } from "./dialects/dialect";
import type { Answer } from "./messages";
import { countTokens } from "./model";
import { type FoundPolicy, findPolicies } from "./policies";
import type { Run, Seat } from "./run";
import { inSpan, timedSpan } from "./telemetry";

/** The release whose index is no longer kept in memory: every search reads it from disk. */
const slowRelease = "0.9.4";

/** Embeds the query, finds passages, ranks them again: three spans inside the tool's own. */
export function searchPolicies(run: Run, seat: Seat, args: Answer, inside: Context): Answer {
  const query = String(args.query);
  const place = { tracer: seat.tracer, clock: run.clock, parent: inside };
  const visit = visitAttributes(run.visit);
  timedSpan(place, "CreateEmbeddings", run.random.around(95), { ...embedding(query), ...visit });
  const found = findPolicies(query, 5);
  const slow = seat.version === slowRelease;
  if (slow) run.plant("slow_tool");
  if (found.length === 0) run.plant("empty_retrieval");
  inSpan(place, "PolicyIndex.search", SpanKind.INTERNAL, (span) => {
    run.clock.ms += slow ? run.random.around(9_700, 0.06) : run.random.around(140);
    span.setAttributes({
      ...visit,
      "openinference.span.kind": "RETRIEVER",
      "input.value": query,
      "output.value": JSON.stringify({ documents: found.map(({ id, score }) => ({ id, score })) }),
      "output.mime_type": "application/json",
      "retrieval.index": "policies-v3",
      ...documents("retrieval.documents", found),
    });
  });
  const best = found.slice(0, 3);
  timedSpan(place, "rerank", run.random.around(160), {
    ...visit,
    "openinference.span.kind": "RERANKER",
    "reranker.model_name": "rerank-v3.5",
    "reranker.query": query,
    "reranker.top_k": 3,
    ...documents("reranker.input_documents", found),
    ...documents("reranker.output_documents", best),
  });
  return { documents: best.map(({ id, title, text }) => ({ id, title, text })) };
}

function embedding(query: string): Attributes {
  return {
    "openinference.span.kind": "EMBEDDING",
    "embedding.model_name": "text-embedding-3-small",
    "llm.provider": "openai",
    "embedding.embeddings.0.embedding.text": query,
    "input.value": query,
    "llm.token_count.prompt": countTokens(query),
    "llm.token_count.total": countTokens(query),
  };
}

function documents(key: string, found: FoundPolicy[]): Attributes {
  const attributes: Attributes = {};
  found.forEach(({ id, title, text, score }, index) => {
    const at = `${key}.${index}.document`;
    attributes[`${at}.id`] = id;
    attributes[`${at}.content`] = text;
    attributes[`${at}.score`] = score;
    attributes[`${at}.metadata`] = JSON.stringify({ title });
  });
  return attributes;
}
