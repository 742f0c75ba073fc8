import "server-only";
import type { Sql } from "postgres";
import { textArray } from "./rows";
import { resummarise } from "./summary-rows";
import type { LockedTrace, Project } from "./transaction";

type Old = Project & { traceId: string };

const BATCH = 200;

/**
 * Summarises traces again that were stored before a summary had all that is searched by now: since then each has the hash
 * of its status at least. At most so many; what one run does not reach is found by the next. Returns how many it was.
 */
export async function renewSummaries(sql: Sql, most = 100_000): Promise<number> {
  const old = await sql<Old[]>`
    select t.project_id as "projectId", p.hash_key as "hashKey", p.retention_days as "retentionDays",
      t.trace_id::text as "traceId"
    from (select project_id, trace_id from traces where facet_tokens = '{}' and span_count > 0 limit ${most}) t
    join projects p on p.id = t.project_id`;
  for (const projectId of new Set(old.map((trace) => trace.projectId))) {
    const traces = old.filter((trace) => trace.projectId === projectId);
    for (let i = 0; i < traces.length; i += BATCH) await renew(sql, traces.slice(i, i + BATCH));
  }
  return old.length;
}

/** Of one project. That a trace is summarised again does not make it a changed one. */
async function renew(sql: Sql, traces: Old[]) {
  const [project] = traces;
  if (!project) return;
  const ids = textArray(traces.map(({ traceId }) => traceId));
  await sql.begin(async (tx) => {
    const locked = await tx<(LockedTrace & { updatedAt: string })[]>`
      select replace(trace_id::text, '-', '') as "traceId", week::text, false as "isNew", has_logs as "hasLogs",
        chunk_count as "chunkCount", updated_at::text as "updatedAt"
      from traces where project_id = ${project.projectId} and trace_id = any(${ids}::text::uuid[])
      order by trace_id for update`;
    await resummarise(tx, project, locked);
    const lockedIds = textArray(locked.map(({ traceId }) => traceId));
    const times = textArray(locked.map(({ updatedAt }) => updatedAt));
    await tx`
      update traces t set updated_at = o.updated_at
      from unnest(${lockedIds}::text::uuid[], ${times}::text::timestamptz[]) as o(trace_id, updated_at)
      where t.project_id = ${project.projectId} and t.trace_id = o.trace_id`;
  });
}
