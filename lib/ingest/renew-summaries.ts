import "server-only";
import { sql } from "@/db";
import { SUMMARY_VERSION } from "../normalise/summarise";
import { textArray } from "./rows";
import { resummarise } from "./summary-rows";
import type { LockedTrace, Project } from "./transaction";

type Place = { projectId: number; traceId: string };
type Old = Project & Place;

const BATCH = 200;
const start: Place = { projectId: 0, traceId: "00000000-0000-0000-0000-000000000000" };

/**
 * Summarises traces again that were stored before a summary said all that it says by now, behind a place and for about so
 * many milliseconds. Returns the place behind which to go on, where there may be more.
 */
export async function renewSummaries(
  after: Place = start,
  forMs = Number.POSITIVE_INFINITY,
): Promise<Place | undefined> {
  const until = Date.now() + forMs;
  for (let last = after; ; ) {
    const old = await sql<Old[]>`
      select t.project_id as "projectId", p.hash_key as "hashKey", p.retention_days as "retentionDays",
        t.trace_id::text as "traceId"
      from traces t join projects p on p.id = t.project_id
      where t.summary_version < ${sql.unsafe(String(SUMMARY_VERSION))} and t.span_count > 0
        and (t.project_id, t.trace_id) > (${last.projectId}, ${last.traceId}::uuid)
      order by t.project_id, t.trace_id limit ${BATCH}`;
    const [first] = old;
    if (!first) return undefined;
    const traces = old.filter(({ projectId }) => projectId === first.projectId);
    await renew(traces);
    const { projectId, traceId } = traces.at(-1) ?? first;
    last = { projectId, traceId };
    if (Date.now() >= until) return last;
  }
}

/** Of one project. That a trace is summarised again does not make it a changed one. */
async function renew(traces: Old[]) {
  const [project] = traces;
  if (!project) return;
  const ids = textArray(traces.map(({ traceId }) => traceId));
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = '10min'`;
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
