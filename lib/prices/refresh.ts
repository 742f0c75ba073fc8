import "server-only";
import { sql } from "@/db";
import { numberArray, textArray } from "../ingest/rows";
import { resummarise } from "../ingest/summary-rows";
import type { LockedTrace, Project, Tx } from "../ingest/transaction";
import { PRICE_VERSION, priceOfSpan } from "../normalise/price";
import type { NormalisedSpan } from "../normalise/span";
import type { Tokens } from "../normalise/usage";

type Place = { projectId: number; traceId: string };
type Unpriced = Project & Place;

const BATCH = 100;

/**
 * Gives a price to spans of which none was known when they came, for about so many milliseconds: those that have tokens and a
 * model, and no cost of their own. Goes on where it ended the last time, and is done once for each version of the price table.
 * Returns whether there is more.
 */
export async function refreshPrices(forMs = Number.POSITIVE_INFINITY, version = PRICE_VERSION): Promise<boolean> {
  const until = Date.now() + forMs;
  await sql`insert into price_refreshes (version) values (${version}) on conflict do nothing`;
  const [begun] = await sql<Place[]>`
    select reached_project as "projectId", reached_trace::text as "traceId" from price_refreshes
    where version = ${version} and ended_at is null`;
  for (let reached: Place | undefined = begun; reached; ) {
    const traces = await nextUnpriced(reached);
    await priceTraces(traces);
    reached = traces.at(-1);
    await sql`
      update price_refreshes set ${
        reached
          ? sql`reached_project = ${reached.projectId}, reached_trace = ${reached.traceId}`
          : sql`ended_at = now()`
      } where version = ${version}`;
    if (reached && Date.now() >= until) return true;
  }
  return false;
}

/** Of one project. */
async function nextUnpriced({ projectId, traceId }: Place): Promise<Unpriced[]> {
  const traces = await sql<Unpriced[]>`
    select t.project_id as "projectId", p.hash_key as "hashKey", p.retention_days as "retentionDays",
      t.trace_id::text as "traceId"
    from traces t join projects p on p.id = t.project_id
    where t.unpriced_count > 0 and (t.project_id, t.trace_id) > (${projectId}::int, ${traceId}::uuid)
    order by t.project_id, t.trace_id limit ${BATCH}`;
  return traces.filter((trace) => trace.projectId === traces[0]?.projectId);
}

async function priceTraces(traces: Unpriced[]) {
  const [project] = traces;
  if (!project) return;
  const ids = textArray(traces.map(({ traceId }) => traceId));
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = '10min'`;
    const locked = await tx<LockedTrace[]>`
      select replace(trace_id::text, '-', '') as "traceId", week::text, false as "isNew", has_logs as "hasLogs",
        chunk_count as "chunkCount"
      from traces where project_id = ${project.projectId} and trace_id = any(${ids}::text::uuid[])
      order by trace_id for update`;
    const priced = new Set<string>();
    for (const week of new Set(locked.map((trace) => trace.week))) {
      const inWeek = locked.filter((trace) => trace.week === week).map(({ traceId }) => traceId);
      for (const traceId of await priceSpans(tx, project.projectId, week, inWeek)) priced.add(traceId);
    }
    await resummarise(
      tx,
      project,
      locked.filter(({ traceId }) => priced.has(traceId)),
    );
  });
}

/** PostgreSQL's bigints come as strings. */
type Span = Pick<NormalisedSpan, "model" | "requestModel" | "provider"> &
  Record<keyof Tokens, string | null> & { traceId: string; spanId: string; startNs: string };

/** Returns the ids of traces of which a span has a price now. */
async function priceSpans(tx: Tx, projectId: number, week: string, traceIds: string[]): Promise<string[]> {
  const spans = await tx<Span[]>`
    select replace(trace_id::text, '-', '') as "traceId", span_id as "spanId", start_ns as "startNs", model,
      request_model as "requestModel", provider, input_tokens as "inputTokens", output_tokens as "outputTokens",
      cached_tokens as "cachedTokens", cache_write_tokens as "cacheWriteTokens", reasoning_tokens as "reasoningTokens"
    from spans
    where project_id = ${projectId} and week = ${week} and trace_id = any(${textArray(traceIds)}::text::uuid[])
      and cost_usd is null and cost_source is null and coalesce(model, request_model) is not null
      and coalesce(input_tokens, output_tokens) is not null`;
  const priced = spans.flatMap((span) => {
    const costUsd = priceOf(span);
    return costUsd === null ? [] : { ...span, costUsd };
  });
  if (priced.length === 0) return [];
  await tx`
    update spans s set cost_usd = p.cost_usd, cost_source = 'computed'
    from unnest(${textArray(priced.map(({ traceId }) => traceId))}::text::uuid[],
      ${textArray(priced.map(({ spanId }) => spanId))}::text::text[],
      ${numberArray(priced.map(({ costUsd }) => costUsd))}::text::float8[]) as p(trace_id, span_id, cost_usd)
    where s.project_id = ${projectId} and s.week = ${week} and s.trace_id = p.trace_id and s.span_id = p.span_id`;
  return priced.map(({ traceId }) => traceId);
}

function priceOf({ model, requestModel, provider, startNs, ...span }: Span): number | null {
  const tokens: Tokens = {
    inputTokens: count(span.inputTokens),
    outputTokens: count(span.outputTokens),
    cachedTokens: count(span.cachedTokens),
    cacheWriteTokens: count(span.cacheWriteTokens),
    reasoningTokens: count(span.reasoningTokens),
  };
  return priceOfSpan({ model, requestModel, provider, tokens, startMs: Number(startNs) / 1e6 });
}

function count(value: string | null): number | null {
  return value === null ? null : Number(value);
}
