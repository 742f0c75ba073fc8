import "server-only";
import type { Sql } from "postgres";
import { SUMMARY_VERSION } from "../normalise/summarise";
import { textArray } from "./rows";
import { resummarise } from "./summary-rows";
import type { LockedTrace, Project } from "./transaction";

type Old = Project & { traceId: string };

const BATCH = 200;

/**
 * Summarises traces again that were stored before a summary said all that it says by now. What is not reached before the
 * process ends is found by the next run. Returns how many it was.
 */
export async function renewSummaries(sql: Sql): Promise<number> {
  let renewed = 0;
  let last = { projectId: 0, traceId: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const old = await sql<Old[]>`
      select t.project_id as "projectId", p.hash_key as "hashKey", p.retention_days as "retentionDays",
        t.trace_id::text as "traceId"
      from traces t join projects p on p.id = t.project_id
      where t.summary_version < ${sql.unsafe(String(SUMMARY_VERSION))} and t.span_count > 0
        and (t.project_id, t.trace_id) > (${last.projectId}, ${last.traceId}::uuid)
      order by t.project_id, t.trace_id limit ${BATCH}`;
    const [first] = old;
    if (!first) return renewed;
    const traces = old.filter(({ projectId }) => projectId === first.projectId);
    await renew(sql, traces);
    renewed += traces.length;
    last = traces.at(-1) ?? first;
  }
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
