import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { spans, traces } from "@/db/schema/traces";
import type { Member } from "../auth";
import { readSpans, spanBatches } from "../ingest/payload";
import { isPayloadKey } from "../normalise/payload-fields";
import { understand } from "../normalise/understood";
import { everything } from "../search/query";
import { searchTraces } from "../search/search";
import type { Span } from "./content";
import { decodeCursor, encodeCursor } from "./cursor";
import { type Found, findInSpan, type Match } from "./find";
import { foldText } from "./find-text";
import { hexId } from "./hex-id";
import { spanColumns, toSpanRow, toTrace, toTreeRows, traceColumns, treeColumns } from "./rows";
import type { Trace, TracePage, TraceQuery, TraceTree } from "./schema";
import { toSpan } from "./span";
import { tracesBetween, visibleTraces } from "./visible";

const findMs = 8_000;
const maxMatches = 2_000;

/** Unknown values come last in either order. */
export async function listTraces(member: Member, query: TraceQuery): Promise<TracePage> {
  const { q, sort, order, limit, from, to } = query;
  const after = query.cursor === undefined ? undefined : decodeCursor(sort, order, query.cursor);
  const where = tracesBetween(member.projectId, from, to);
  const { found, last, partial } = await searchTraces(member.projectId, q ?? everything, {
    where,
    sort,
    order,
    after,
    limit,
  });

  const page = found.slice(0, limit);
  const end = page.at(-1)?.row;
  const next = found.length > limit && end ? { value: end.value, traceId: hexId(end.trace.traceId) } : partial && last;
  return {
    items: page.map(({ row, hit }) => ({ ...toTrace(row.trace), hit })),
    nextCursor: next ? encodeCursor(sort, order, next) : null,
    partial,
  };
}

/** A trace's row, and the week that its other rows lie in. */
export async function findTrace(member: Member, traceId: string) {
  const [row] = await db
    .select({ trace: traceColumns, week: traces.week })
    .from(traces)
    .where(and(visibleTraces(member.projectId), eq(traces.traceId, traceId)));
  return row;
}

/** Rows of all spans of a trace, in order of their start. */
export function readSpanRows({ projectId }: Member, traceId: string, week: string) {
  return db
    .select(treeColumns)
    .from(spans)
    .where(and(eq(spans.projectId, projectId), eq(spans.traceId, traceId), eq(spans.week, week)))
    .orderBy(asc(spans.startNs), asc(spans.endNs), asc(spans.spanId));
}

/** The trace by itself, without its spans. */
export async function getTraceSummary(member: Member, traceId: string): Promise<Trace | undefined> {
  const row = await findTrace(member, traceId);
  return row && toTrace(row.trace);
}

/** The trace and its spans without their bodies. */
export async function getTraceTree(member: Member, traceId: string): Promise<TraceTree | undefined> {
  const row = await findTrace(member, traceId);
  return row && { trace: toTrace(row.trace), spans: toTreeRows(await readSpanRows(member, traceId, row.week)) };
}

/** The trace, and its spans whole, some at a time. */
export async function getTrace(member: Member, traceId: string) {
  const tree = await getTraceTree(member, traceId);
  return tree && { trace: tree.trace, spans: wholeSpans(member, traceId, tree.spans) };
}

async function* wholeSpans(member: Member, traceId: string, spans: TraceTree["spans"]): AsyncGenerator<Span[]> {
  const rows = new Map(spans.map(({ subtreeTokens, subtreeCostUsd, ...row }) => [row.spanId, row]));
  for await (const batch of spanBatches(member.projectId, traceId)) {
    yield batch.flatMap((payload) => {
      const row = rows.get(payload.spanId);
      return row ? [toSpan(row, payload)] : [];
    });
  }
}

/**
 * Where a text stands in the spans of a trace, in order of their start; as far as a few seconds reach, or until `signal`
 * says that nobody waits any more.
 */
export async function findInTrace(
  member: Member,
  traceId: string,
  text: string,
  signal?: AbortSignal,
): Promise<Found | undefined> {
  const trace = await getTrace(member, traceId);
  if (!trace) return undefined;

  const term = foldText(text);
  const seen = new Set<string>();
  const matches: Match[] = [];
  const deadline = Date.now() + findMs;
  let total = 0;
  let partial = false;
  for await (const batch of trace.spans) {
    for (const span of batch) {
      for (const match of findInSpan(span, term, seen, isPayloadKey)) {
        if (total++ < maxMatches) matches.push(match);
      }
    }
    partial = Date.now() > deadline || total > maxMatches || (signal?.aborted ?? false);
    if (partial) break;
  }
  return { matches, total, partial };
}

export async function getSpan(member: Member, traceId: string, spanId: string): Promise<Span | undefined> {
  const first = sql<string>`(select min(s.start_ns) from ${spans} s where s.project_id = ${spans.projectId} and s.trace_id = ${spans.traceId} and s.week = ${spans.week})`;
  const [row] = await db
    .select({ ...spanColumns, firstNs: first })
    .from(spans)
    .innerJoin(
      traces,
      and(eq(traces.projectId, spans.projectId), eq(traces.traceId, spans.traceId), eq(traces.week, spans.week)),
    )
    .where(and(visibleTraces(member.projectId), eq(traces.traceId, traceId), eq(spans.spanId, spanId)));
  if (!row) return undefined;

  const { firstNs, ...stored } = row;
  const [payload] = await readSpans(member.projectId, traceId, [spanId]);
  const span = toSpan(toSpanRow(stored, BigInt(firstNs)), payload);
  return payload ? { ...span, understood: understand(payload) } : span;
}

/** The spans as they were sent, some at a time; all of them, or one. Undefined for what the member may not see. */
export async function readPayloads(member: Member, traceId: string, spanId?: string) {
  const row = await findTrace(member, traceId);
  if (!row || (spanId && !(await hasSpan(member, traceId, row.week, spanId)))) return undefined;
  return spanBatches(member.projectId, traceId, spanId ? [spanId] : undefined);
}

async function hasSpan({ projectId }: Member, traceId: string, week: string, spanId: string) {
  const place = and(eq(spans.projectId, projectId), eq(spans.traceId, traceId), eq(spans.week, week));
  return (await db.$count(spans, and(place, eq(spans.spanId, spanId)))) > 0;
}
