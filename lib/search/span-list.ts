import "server-only";
import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { spans } from "@/db/schema/traces";
import type { Member } from "../auth";
import { textArray } from "../ingest/rows";
import { hexId } from "../traces/hex-id";
import { knownAfter } from "../traces/keyset";
import { spanColumns, toSpanRow } from "../traces/rows";
import { tracesBetween } from "../traces/visible";
import { everything } from "./query";
import type { SpanPage, SpanQuery } from "./schema";
import { searchTraces } from "./search";
import { decodeSpanCursor, encodeSpanCursor, type SpanCursor } from "./span-list-cursor";
import { inTime } from "./time-limit";

type Found = Awaited<ReturnType<typeof searchTraces>>["found"];
type Row = Awaited<ReturnType<typeof readRows>>[number];

const tracesAtFirst = 10;
const tracesAtOnce = 200;
const spansAtOnce = 20_000;
const listMs = 4_000;

/** Spans of the traces that match, trace by trace. What there is when the time is up is a page that can be gone on from. */
export async function listSpans(member: Member, query: SpanQuery): Promise<SpanPage> {
  const { q, from, to, limit } = query;
  const deadline = Date.now() + listMs;
  const cursor = query.cursor === undefined ? undefined : decodeSpanCursor(query.cursor);
  const where = and(tracesBetween(member.projectId, from, to), cursor?.span ? upTo(cursor.trace) : undefined);
  const items: SpanPage["items"] = [];
  let end: string | null = null;
  let after: SpanCursor["trace"] | undefined = cursor?.span ? undefined : cursor?.trace;
  for (let size = tracesAtFirst; ; size = Math.min(2 * size, tracesAtOnce)) {
    const page = { where, sort: "start_time", order: "desc", after, limit: size } as const;
    const { found, last, partial } = await searchTraces(member.projectId, q ?? everything, page);
    for (const traces of portions(found.slice(0, size))) {
      const rows = await readRows(member, traces, query, cursor, limit + 1 - items.length);
      const shown = rows.slice(0, limit - items.length);
      items.push(...(await toItems(member, traces, shown)));
      end = behind(traces, shown.at(-1)) ?? end;
      if (rows.length > shown.length) return { items, nextCursor: end, partial: false };
      after = placeOf(traces.at(-1)) ?? after;
      if (Date.now() > deadline) return { items, nextCursor: behindAll(after), partial: true };
    }
    if (partial && last?.value) return { items, nextCursor: behindAll({ ...last, value: last.value }), partial };
    if (found.length <= size) return { items, nextCursor: null, partial };
  }
}

/** Traces that can be read at once: few of the large ones. */
function* portions(traces: Found): Generator<Found> {
  let portion: Found = [];
  let spanCount = 0;
  for (const found of traces) {
    portion.push(found);
    spanCount += found.row.trace.spanCount;
    if (spanCount < spansAtOnce) continue;
    yield portion;
    portion = [];
    spanCount = 0;
  }
  if (portion.length > 0) yield portion;
}

/** This trace, and those that follow it in the list. */
function upTo(trace: SpanCursor["trace"]): SQL | undefined {
  return or(knownAfter("start_time", "desc", trace), sql`traces.trace_id = ${trace.traceId}::uuid`);
}

function readRows(
  { projectId }: Member,
  traces: Found,
  query: SpanQuery,
  cursor: SpanCursor | undefined,
  limit: number,
) {
  const ids = textArray(traces.map(({ row }) => row.trace.traceId));
  const weeks = textArray(traces.map(({ row }) => row.week));
  const { kind, status, name, tool, model } = query;
  const shown = cursor?.span;
  return inTime((tx) =>
    tx
      .select({ span: spanColumns, traceId: spans.traceId })
      .from(spans)
      .innerJoin(
        sql`unnest(${ids}::text::uuid[], ${weeks}::text::date[]) with ordinality as listed(trace_id, week, place)`,
        sql`${spans.traceId} = listed.trace_id and ${spans.week} = listed.week`,
      )
      .where(
        and(
          eq(spans.projectId, projectId),
          kind ? eq(spans.kind, kind) : undefined,
          status ? eq(spans.status, status) : undefined,
          name === undefined ? undefined : eq(spans.name, name),
          tool === undefined ? undefined : eq(spans.toolName, tool),
          model === undefined ? undefined : eq(spans.model, model),
          shown
            ? sql`(${spans.traceId} <> ${cursor.trace.traceId}::uuid
            or (${spans.startNs}, ${spans.spanId}) < (${shown.startNs}::bigint, ${shown.spanId}))`
            : undefined,
        ),
      )
      .orderBy(sql`listed.place, ${spans.startNs} desc, ${spans.spanId} desc`)
      .limit(limit),
  );
}

async function toItems({ projectId }: Member, traces: Found, rows: Row[]): Promise<SpanPage["items"]> {
  const ids = [...new Set(rows.map(({ traceId }) => traceId))];
  if (ids.length === 0) return [];
  const weeks = traces.flatMap(({ row }) => (ids.includes(row.trace.traceId) ? [row.week] : []));
  const firsts = await db
    .select({ traceId: spans.traceId, firstNs: sql<string>`min(${spans.startNs})` })
    .from(spans)
    .where(and(eq(spans.projectId, projectId), inArray(spans.traceId, ids), inArray(spans.week, weeks)))
    .groupBy(spans.traceId);
  const firstOf = new Map(firsts.map(({ traceId, firstNs }) => [traceId, BigInt(firstNs)]));
  const nameOf = new Map(traces.map(({ row }) => [row.trace.traceId, row.trace.name]));
  return rows.map(({ span, traceId }) => ({
    ...toSpanRow(span, firstOf.get(traceId) ?? span.startNs),
    traceId: hexId(traceId),
    traceName: nameOf.get(traceId) ?? "",
  }));
}

function behind(traces: Found, row: Row | undefined): string | null {
  if (!row) return null;
  const { traceId, span } = row;
  const place = placeOf(traces.find((found) => found.row.trace.traceId === traceId));
  return place && encodeSpanCursor({ trace: place, span: { startNs: `${span.startNs}`, spanId: span.spanId } });
}

function behindAll(trace: SpanCursor["trace"] | undefined): string | null {
  return trace ? encodeSpanCursor({ trace, span: null }) : null;
}

function placeOf(found: Found[number] | undefined): SpanCursor["trace"] | null {
  return found ? { value: found.row.value ?? "", traceId: hexId(found.row.trace.traceId) } : null;
}
