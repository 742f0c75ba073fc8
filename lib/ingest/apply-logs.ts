import "server-only";
import { contentColumns } from "./columns";
import { spanBatches } from "./payload";
import { spanColumns } from "./prepare";
import { column, parameters, selectRows } from "./rows";
import type { LockedTrace, Project, Tx } from "./transaction";

/** Reads the columns of these spans again from their payload and log records. */
export async function applyLogs(tx: Tx, project: Project, { traceId, week }: LockedTrace, spanIds: string[]) {
  const columns = [column<{ spanId: string }>("span_id", "text", (row) => row.spanId), ...contentColumns];
  for await (const spans of spanBatches(project.projectId, traceId, spanIds, { tx })) {
    await tx.unsafe(
      `update spans t set ${contentColumns.map(({ name }) => `${name} = s.${name}`).join(", ")}
       from (${selectRows(columns, 4)}) s
       where t.project_id = $1::int and t.trace_id = $2::uuid and t.week = $3::date and t.span_id = s.span_id`,
      [project.projectId, traceId, week, ...parameters(columns, spans.map(spanColumns))],
      { prepare: true },
    );
  }
}
