import "server-only";
import type { Sql } from "postgres";
import { deleteSummaries } from "../ingest/changes";
import { forgetWords } from "../ingest/dictionary";
import { partitionedTables } from "../ingest/partitions";

/** Every table that has rows of traces: a test compares it with the database. */
export const tablesOfTraces: readonly string[] = [...partitionedTables, "dictionary_queue", "trace_agents", "traces"];

/**
 * Deletes traces with all that belongs to them, in one transaction. Their rows are locked first, in the order in which
 * ingest locks them: what arrives for one of them waits, and then begins a trace of its own. Returns how many there were.
 */
export async function deleteTraces(sql: Sql, projectId: number, traceIds: string[], asOf?: string): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`set local statement_timeout = '10min'`;
    const came = asOf ? tx`and received_at <= ${asOf}` : tx``;
    const locked = await tx<{ traceId: string; week: string }[]>`
      select trace_id::text as "traceId", week::text from traces
      where project_id = ${projectId} and trace_id = any(${traceIds}::uuid[]) ${came}
      order by trace_id for update`;
    if (locked.length === 0) return 0;
    await forgetWords(tx, projectId, locked);
    for (const week of new Set(locked.map((trace) => trace.week))) {
      const ids = locked.filter((trace) => trace.week === week).map(({ traceId }) => traceId);
      for (const table of partitionedTables) {
        await tx`delete from ${tx(table)}
          where project_id = ${projectId} and week = ${week} and trace_id = any(${ids}::uuid[])`;
      }
    }
    const all = locked.map(({ traceId }) => traceId);
    await deleteSummaries(tx, tx`t.project_id = ${projectId} and t.trace_id = any(${all}::uuid[])`);
    return locked.length;
  });
}
