import { setImmediate } from "node:timers/promises";
import { NORMALISER_VERSION, normalise } from "../normalise/normalise";
import type { NormalisedSpan } from "../normalise/span";
import { canonicalSpan } from "../otlp/canonical";
import type { Span } from "../otlp/model";
import { attributeTokens } from "./attribute-tokens";
import { ChunkStore } from "./chunk-store";

/** A span as its row holds it. */
export type SpanRow = NormalisedSpan & {
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  startNs: bigint;
  endNs: bigint;
  attrTokens: number[];
  /** Positions in the trace's chunk store. */
  chunks: number[];
  payloadLength: number;
  normaliserVersion: number;
};

export type PreparedTrace = { traceId: string; spans: Map<string, SpanRow>; chunks: ChunkStore };

/** Milliseconds of work after which others get their turn. */
const SLICE_MS = 8;

/** Normalises and cuts spans, trace by trace, ordered by trace id as the rows will be locked. */
export async function prepareSpans(
  spans: Span[],
  project: { hashKey: string },
  seed: number,
): Promise<PreparedTrace[]> {
  const traces = new Map<string, PreparedTrace>();
  let sliceStart = performance.now();
  for (const span of spans) {
    let trace = traces.get(span.traceId);
    if (!trace) {
      trace = { traceId: span.traceId, spans: new Map(), chunks: new ChunkStore(project.hashKey) };
      traces.set(span.traceId, trace);
    }
    const row = prepareSpan(span, trace.chunks, seed);
    const twin = trace.spans.get(span.spanId);
    if (!twin || isNewer(row, twin)) trace.spans.set(span.spanId, row);
    if (performance.now() - sliceStart > SLICE_MS) {
      await setImmediate();
      sliceStart = performance.now();
    }
  }
  return [...traces.values()].sort((a, b) => (a.traceId < b.traceId ? -1 : 1));
}

/** Of two versions of a span the later end wins, then the larger payload; `store.ts` says the same in SQL. */
function isNewer(row: SpanRow, than: SpanRow): boolean {
  return row.endNs === than.endNs ? row.payloadLength > than.payloadLength : row.endNs > than.endNs;
}

function prepareSpan(span: Span, chunks: ChunkStore, seed: number): SpanRow {
  const source = canonicalSpan(span);
  return Object.assign(spanColumns(span), {
    attrTokens: attributeTokens(span, seed),
    chunks: chunks.add(source),
    payloadLength: source.text.length,
  });
}

/** What the columns hold of a span, from its payload and the events that log records added to it. */
export function spanColumns(span: Span) {
  const start = BigInt(span.startTimeUnixNano);
  const end = BigInt(span.endTimeUnixNano);
  // 0 is OTLP's "not set"; a span that has only an end is taken as that moment.
  const startNs = start === 0n ? end : start;
  // Assigned, not spread: copying fifty properties for each span shows in the rate of ingest.
  return Object.assign(normalise(span), {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId || null,
    startNs,
    endNs: end > startNs ? end : startNs,
    normaliserVersion: NORMALISER_VERSION,
  });
}
