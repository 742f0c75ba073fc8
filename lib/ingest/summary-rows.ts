import "server-only";
import { type SummarySpan, summarise, type TraceSummary } from "../normalise/summarise";
import { facetTokens } from "../search/facet-tokens";
import type { Arrival } from "../settled/arrivals";
import { noteChanges, quarterOf, type Summed, takeAgents } from "./changes";
import { type AgentRow, agentColumns, summaryColumns } from "./columns";
import { column, insertRows, parameters, selectRows, textArray } from "./rows";
import type { LockedTrace, Project, Tx } from "./transaction";
import { wordSeed } from "./words";

/**
 * Writes the summaries of traces whose rows are locked, from all the spans that they have now. Returns them, without those
 * of traces that have no spans.
 */
export async function resummarise(tx: Tx, project: Project, traces: LockedTrace[]): Promise<Arrival[]> {
  const spans = await readSummarySpans(tx, project, traces);
  const seed = wordSeed(project.hashKey);
  const rows = [...spans].map(([traceId, list]) => {
    const { trace, agents, hasEnded } = summarise(list);
    return { ...trace, agentRows: agents, hasEnded, traceId, facetTokens: facetTokens(trace, seed) };
  });
  if (rows.length === 0) return [];
  const columns = [column<(typeof rows)[number]>("trace_id", "uuid", (row) => row.traceId), ...summaryColumns];
  // None of these waits for another's answer, so they travel together.
  const [before] = await Promise.all([
    takeAgents(tx, project, textArray(rows.map(({ traceId }) => traceId))),
    tx.unsafe(
      `update traces t set ${summaryColumns.map(({ name }) => `${name} = s.${name}`).join(", ")}, updated_at = now()
       from (${selectRows(columns, 2)}) s where t.project_id = $1::int and t.trace_id = s.trace_id`,
      [project.projectId, ...parameters(columns, rows)],
      { prepare: true },
    ),
    replaceAgents(tx, project, rows),
  ]);
  await noteChanges(tx, project, [...before, ...rows.map(summedUp)]);
  return rows;
}

/** What a trace that was summarised is summed up into. */
export function summedUp({ agentRows, sessionId, userId }: Summarised): Summed {
  const cells = agentRows.map(({ agentId, traceStartNs }) => ({ agentId, quarter: quarterOf(traceStartNs) }));
  return { cells, sessionId, userId };
}

type Summarised = Pick<AgentRow, "traceId" | "environment"> &
  Pick<TraceSummary, "sessionId" | "userId"> & {
    agentRows: Omit<AgentRow, "traceId" | "environment">[];
  };

export async function replaceAgents(tx: Tx, project: Project, traces: Summarised[]) {
  const rows = traces.flatMap(({ traceId, environment, agentRows }) =>
    agentRows.map((agent) => ({ ...agent, traceId, environment })),
  );
  if (rows.length === 0) return;
  await insertRows(tx, "trace_agents", project.projectId, agentColumns, rows);
}

type TokenField = "inputTokens" | "outputTokens" | "cachedTokens" | "cacheWriteTokens" | "reasoningTokens";
/** PostgreSQL's bigints come as strings. */
type StoredSpan = Omit<SummarySpan, TokenField | "startNs" | "endNs"> &
  Record<TokenField, string | null> & { traceId: string; startNs: string; endNs: string };

/** In one order, as `upsertTraces` gives them too: of spans that are alike, a summary names the first. */
async function readSummarySpans(tx: Tx, { projectId }: Project, traces: LockedTrace[]) {
  const byTrace = new Map<string, SummarySpan[]>();
  for (const week of new Set(traces.map((trace) => trace.week))) {
    const ids = traces.filter((trace) => trace.week === week).map(({ traceId }) => traceId);
    const rows = await tx<StoredSpan[]>`
      select replace(trace_id::text, '-', '') as "traceId", span_id as "spanId", parent_span_id as "parentSpanId",
        start_ns as "startNs", end_ns as "endNs", name, kind, status, status_message as "statusMessage", service, version,
        environment, scope, model, provider, input_tokens as "inputTokens", output_tokens as "outputTokens",
        cached_tokens as "cachedTokens", cache_write_tokens as "cacheWriteTokens", reasoning_tokens as "reasoningTokens",
        cost_usd as "costUsd", cost_source as "costSource", session_id as "sessionId", user_id as "userId",
        agent_id as "agentId", agent_name as "agentName", agent_role as "agentRole", outcome, tags,
        tool_name as "toolName", tool_call_id as "toolCallId", hidden_error as "hiddenError",
        input_preview as "inputPreview", output_preview as "outputPreview"
      from spans where project_id = ${projectId} and week = ${week} and trace_id = any(${ids}::uuid[])
      order by span_id`;
    for (const row of rows) {
      const list = byTrace.get(row.traceId);
      if (list) list.push(revived(row));
      else byTrace.set(row.traceId, [revived(row)]);
    }
  }
  return byTrace;
}

function revived(row: StoredSpan): SummarySpan {
  return {
    ...row,
    startNs: BigInt(row.startNs),
    endNs: BigInt(row.endNs),
    inputTokens: count(row.inputTokens),
    outputTokens: count(row.outputTokens),
    cachedTokens: count(row.cachedTokens),
    cacheWriteTokens: count(row.cacheWriteTokens),
    reasoningTokens: count(row.reasoningTokens),
  };
}

function count(value: string | null): number | null {
  return value === null ? null : Number(value);
}
