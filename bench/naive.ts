import { attributeTokens } from "@/lib/ingest/attribute-tokens";
import { ChunkStore } from "@/lib/ingest/chunk-store";
import { spanColumns as stored } from "@/lib/ingest/columns";
import { type SpanRow, spanColumns } from "@/lib/ingest/prepare";
import { column, insertRows } from "@/lib/ingest/rows";
import { upsertTraces } from "@/lib/ingest/store";
import { replaceAgents } from "@/lib/ingest/summary-rows";
import { weekOfTrace } from "@/lib/ingest/time";
import { inPartitions, type Project, type Tx } from "@/lib/ingest/transaction";
import { wordSeed } from "@/lib/ingest/words";
import { canonicalSpan } from "@/lib/otlp/canonical";
import type { Span } from "@/lib/otlp/model";

const ROWS_A_STATEMENT = 200;

type NaiveRow = SpanRow & { week: string; chunkRuns: number[]; attrs: string };
type NaiveTrace = { traceId: string; chunks: ChunkStore; spans: Map<string, Omit<NaiveRow, "week">> };

const columns = [
  ...stored.filter(({ name }) => name !== "chunk_runs"),
  column<NaiveRow>("attrs", "text", (row) => row.attrs),
];

/** Stores spans as `storeSpans` does, but for the payload and its index. */
export async function storeNaively(project: Project, spans: Span[]) {
  const seed = wordSeed(project.hashKey);
  const traces = new Map<string, NaiveTrace>();
  for (const span of spans) {
    const trace = traces.get(span.traceId) ?? { traceId: span.traceId, spans: new Map(), chunks: new ChunkStore("") };
    traces.set(span.traceId, trace);
    const attrs = canonicalSpan(span).text;
    const row = { ...spanColumns(span), attrTokens: attributeTokens(span, seed), chunks: [], chunkRuns: [] };
    trace.spans.set(span.spanId, { ...row, attrs, payloadLength: attrs.length });
  }
  const sorted = [...traces.values()].sort((a, b) => (a.traceId < b.traceId ? -1 : 1));
  await inPartitions(
    () =>
      sorted.map(({ spans }) => weekOfTrace([...spans.values()][0]?.startNs ?? 0n, project.retentionDays, Date.now())),
    async (tx, weeks) => {
      const { locked, added } = await upsertTraces(tx, project, sorted, weeks);
      const rows = sorted.flatMap(({ traceId, spans }) =>
        [...spans.values()].map((span) => ({ ...span, week: locked.get(traceId)?.week ?? "" })),
      );
      await Promise.all([replaceAgents(tx, project, added), insert(tx, project, rows)]);
    },
  );
}

async function insert(tx: Tx, { projectId }: Project, rows: NaiveRow[]) {
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) {
    const part = rows.slice(i, i + ROWS_A_STATEMENT);
    await insertRows(
      tx,
      "naive_spans",
      projectId,
      columns,
      part,
      "on conflict (project_id, trace_id, span_id) do nothing",
    );
  }
}
