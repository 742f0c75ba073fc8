import "server-only";
import { createHash } from "node:crypto";
import { canonicalEvent } from "../otlp/canonical";
import type { LogRecord } from "../otlp/model";
import { noteArrivals } from "../settled/arrivals";
import { applyLogs } from "./apply-logs";
import { ChunkStore, runsOf } from "./chunk-store";
import { insertPacks, placeChunks } from "./packs";
import { column, insertRows, numberArray } from "./rows";
import { resummarise } from "./summary-rows";
import { timestamp, weekOfTrace } from "./time";
import { inPartitions, type LockedTrace, type Project, type Tx } from "./transaction";
import { wordSeed } from "./words";

type LogRow = { spanId: string; logId: string; timeNs: string; chunks: number[] };
type LogTrace = { traceId: string; chunks: ChunkStore; logs: LogRow[] };

/** Stores log records that belong to spans, whether the spans came already or come later. */
export async function storeLogs(project: Project, records: LogRecord[]) {
  const seed = wordSeed(project.hashKey);
  const traces = byTrace(project, records);
  await inPartitions(
    () => traces.map((trace) => weekOfTrace(earliest(trace), project.retentionDays, Date.now())),
    async (tx, weeks) => {
      const locked = await lockTraces(tx, project, traces, weeks);
      const { numbers, packs } = await placeChunks(tx, project, traces, locked, seed);
      await insertPacks(tx, project, packs);
      const changed = await insertLogs(tx, project, traces, locked, numbers);
      for (const { traceId, logs } of traces) {
        const trace = locked.get(traceId);
        if (trace) await applyLogs(tx, project, trace, [...new Set(logs.map(({ spanId }) => spanId))]);
      }
      const summaries = await resummarise(tx, project, [...locked.values()]);
      await noteArrivals(
        tx,
        project,
        summaries.filter(({ traceId }) => changed.has(traceId)),
      );
    },
  );
}

function byTrace(project: Project, records: LogRecord[]): LogTrace[] {
  const traces = new Map<string, LogTrace>();
  for (const { traceId, spanId, event } of records) {
    const trace = traces.get(traceId) ?? { traceId, chunks: new ChunkStore(project.hashKey), logs: [] };
    traces.set(traceId, trace);
    const source = canonicalEvent(event);
    const logId = createHash("sha256").update(source.text).digest().readBigInt64BE(0).toString();
    trace.logs.push({ spanId, logId, timeNs: event.timeUnixNano, chunks: trace.chunks.add(source) });
  }
  return [...traces.values()].sort((a, b) => (a.traceId < b.traceId ? -1 : 1));
}

function earliest({ logs }: LogTrace): bigint {
  let first = BigInt(logs[0]?.timeNs ?? 0);
  for (const { timeNs } of logs) if (BigInt(timeNs) < first) first = BigInt(timeNs);
  return first;
}

/** A trace of which only log records came has no spans yet, and is not listed. */
async function lockTraces(tx: Tx, { projectId }: Project, traces: LogTrace[], weeks: string[]) {
  const locked = new Map<string, LockedTrace>();
  for (const [i, trace] of traces.entries()) {
    const time = timestamp(earliest(trace));
    const [row] = await tx`
      insert into traces (project_id, trace_id, week, name, kind, start_time, end_time, duration_ns, status, models, providers, tags, has_logs)
      values (${projectId}, ${trace.traceId}, ${weeks[i] ?? ""}, '', 'SPAN', ${time}, ${time}, 0, 'unset', '{}', '{}', '{}', true)
      on conflict (project_id, trace_id) do update set updated_at = now(), has_logs = true
      returning week::text, chunk_count`;
    locked.set(trace.traceId, {
      traceId: trace.traceId,
      week: row?.week,
      isNew: false,
      hasLogs: true,
      chunkCount: row?.chunk_count,
    });
  }
  return locked;
}

/** Returns the ids of traces that have records which they had not before. */
async function insertLogs(
  tx: Tx,
  { projectId }: Project,
  traces: LogTrace[],
  locked: ReadonlyMap<string, LockedTrace>,
  numbers: ReadonlyMap<string, number[]>,
): Promise<Set<string>> {
  const rows = traces.flatMap(({ traceId, logs }) => {
    const week = locked.get(traceId)?.week ?? "";
    const numberOf = numbers.get(traceId) ?? [];
    return logs.map((log) => {
      return { ...log, traceId, week, chunkRuns: runsOf(log.chunks.map((position) => numberOf[position] ?? 0)) };
    });
  });
  const columns = [
    column<(typeof rows)[number]>("trace_id", "uuid", (row) => row.traceId),
    column<(typeof rows)[number]>("week", "date", (row) => row.week),
    column<(typeof rows)[number]>("span_id", "text", (row) => row.spanId),
    column<(typeof rows)[number]>("log_id", "bigint", (row) => row.logId),
    column<(typeof rows)[number]>("time_ns", "bigint", (row) => row.timeNs),
    column<(typeof rows)[number]>("chunk_runs", "int[]", (row) => numberArray(row.chunkRuns)),
  ];
  const behind = "on conflict do nothing returning replace(trace_id::text, '-', '') as trace_id";
  const written = await insertRows(tx, "span_logs", projectId, columns, rows, behind);
  return new Set(written.map((row) => row.trace_id));
}
