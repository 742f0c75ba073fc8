import "server-only";
import { type SummarySpan, summarise } from "../normalise/summarise";
import type { Span } from "../otlp/model";
import { facetTokens } from "../search/facet-tokens";
import { noteArrivals } from "../settled/arrivals";
import { applyLogs } from "./apply-logs";
import { noteChanges } from "./changes";
import { runsOf } from "./chunk-store";
import { spanColumns, summaryColumns } from "./columns";
import { insertPacks, placeChunks } from "./packs";
import { type PreparedTrace, prepareSpans } from "./prepare";
import { column, insertRows } from "./rows";
import { replaceAgents, resummarise, summedUp } from "./summary-rows";
import { weekOfTrace } from "./time";
import { inPartitions, type LockedTrace, type Project, type Tx } from "./transaction";
import { wordSeed } from "./words";

/** Stores spans in one transaction: all of them are there when this returns, and none if it throws. */
export async function storeSpans(project: Project, spans: Span[]) {
  const seed = wordSeed(project.hashKey);
  const traces = await prepareSpans(spans, project, seed);
  await inPartitions(
    () => traces.map((trace) => weekOfTrace(earliest(trace), project.retentionDays, Date.now())),
    (tx, weeks) => writeTraces(tx, project, traces, weeks, seed),
  );
}

function earliest({ spans }: PreparedTrace): bigint {
  let earliest: bigint | undefined;
  for (const { startNs } of spans.values()) if (earliest === undefined || startNs < earliest) earliest = startNs;
  return earliest ?? 0n;
}

async function writeTraces(tx: Tx, project: Project, traces: PreparedTrace[], weeks: string[], seed: number) {
  const { locked, added } = await upsertTraces(tx, project, traces, weeks);
  const { numbers, packs } = await placeChunks(tx, project, traces, locked, seed);
  // None of these waits for another's answer, so they travel together.
  const [changed] = await Promise.all([
    insertSpans(tx, project, traces, locked, numbers),
    replaceAgents(tx, project, added),
    noteChanges(tx, project, added.map(summedUp)),
    noteArrivals(tx, project, added),
    insertPacks(tx, project, packs),
  ]);
  const existing = [...locked.values()].filter(({ isNew }) => !isNew);
  if (existing.length === 0) return;
  for (const { traceId, spans } of traces) {
    const trace = locked.get(traceId);
    if (trace?.hasLogs && !trace.isNew) await applyLogs(tx, project, trace, [...spans.keys()]);
  }
  const summaries = await resummarise(tx, project, existing);
  await noteArrivals(
    tx,
    project,
    summaries.filter(({ traceId }) => changed.has(traceId)),
  );
}

/** A new trace is summarised from what came; one that was there is only locked. Sorted, so that no two requests deadlock. */
export async function upsertTraces<T extends Omit<PreparedTrace, "spans"> & { spans: Map<string, SummarySpan> }>(
  tx: Tx,
  project: Project,
  traces: T[],
  weeks: string[],
) {
  const seed = wordSeed(project.hashKey);
  const rows = traces.map((trace, i) => {
    const {
      trace: summary,
      agents,
      hasEnded,
    } = summarise([...trace.spans.values()].sort((a, b) => (a.spanId < b.spanId ? -1 : 1)));
    return {
      ...summary,
      agentRows: agents,
      hasEnded,
      facetTokens: facetTokens(summary, seed),
      traceId: trace.traceId,
      week: weeks[i] ?? "",
      chunkCount: trace.chunks.size,
    };
  });
  const columns = [
    column<(typeof rows)[number]>("trace_id", "uuid", (row) => row.traceId),
    column<(typeof rows)[number]>("week", "date", (row) => row.week),
    column<(typeof rows)[number]>("chunk_count", "int", (row) => row.chunkCount),
    ...summaryColumns,
  ];
  const stored = await insertRows(
    tx,
    "traces",
    project.projectId,
    columns,
    rows,
    `on conflict (project_id, trace_id) do update set updated_at = now()
     returning replace(trace_id::text, '-', '') as trace_id, week::text, has_logs, chunk_count, xmax = 0 as is_new`,
  );
  const locked = new Map<string, LockedTrace>();
  for (const { trace_id: traceId, week, has_logs: hasLogs, chunk_count: count, is_new: isNew } of stored) {
    locked.set(traceId, { traceId, week, isNew, hasLogs, chunkCount: isNew ? 0 : count });
  }
  return { locked, added: rows.filter((row) => locked.get(row.traceId)?.isNew) };
}

/** Returns the ids of traces that were there and now hold something else than before. */
async function insertSpans(
  tx: Tx,
  project: Project,
  traces: PreparedTrace[],
  locked: ReadonlyMap<string, LockedTrace>,
  numbers: ReadonlyMap<string, number[]>,
): Promise<Set<string>> {
  const rows = traces.flatMap(({ traceId, spans }) => {
    const week = locked.get(traceId)?.week ?? "";
    const numberOf = numbers.get(traceId) ?? [];
    return Array.from(spans.values(), (span) => {
      const chunkRuns = runsOf(span.chunks.map((position) => numberOf[position] ?? 0));
      return Object.assign(span, { week, chunkRuns });
    });
  });
  const names = spanColumns.map(({ name }) => name);
  const changed = names.filter((name) => !["trace_id", "week", "span_id"].includes(name));
  const areAllNew = [...locked.values()].every(({ isNew }) => isNew);
  const written = await insertRows(
    tx,
    "spans",
    project.projectId,
    spanColumns,
    rows,
    `on conflict (project_id, trace_id, span_id, week) do update
     set ${changed.map((name) => `${name} = excluded.${name}`).join(", ")}
     where (excluded.end_ns, excluded.payload_length) > (spans.end_ns, spans.payload_length)
     ${areAllNew ? "" : "returning replace(trace_id::text, '-', '') as trace_id"}`,
  );
  return new Set(written.map((row) => row.trace_id));
}
