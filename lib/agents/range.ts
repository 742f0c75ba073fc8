import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "../search/time-limit";
import type { Range } from "./buckets";

/** Milliseconds; infinite where no end was given. */
export function askedRange({ from, to }: { from?: string; to?: string }): Range {
  return {
    from: from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to),
  };
}

/** As long as the range, just before it; up to now where it has no end. */
export function periodBefore({ from, to }: Range): Range {
  const end = to === Number.POSITIVE_INFINITY ? Date.now() : to;
  return { from: from - Math.max(0, end - from), to: from };
}

/**
 * A range with two ends: of what began nowhere the first run, of what does not end now, or the last run if it is later.
 * Undefined where nothing ever ran.
 */
export async function boundedRange(
  tx: ReadTx,
  asked: Range,
  runs: { projectId: number; agentId?: string },
): Promise<Range | undefined> {
  const [row] = await tx.execute<{ first: number | null; last: number | null }>(extent(runs));
  if (!row || row.first === null || row.last === null) return undefined;
  return {
    // Spans are never from before 1970.
    from: Number.isFinite(asked.from) ? Math.max(0, asked.from) : Math.floor(row.first),
    to: Number.isFinite(asked.to) ? asked.to : Math.max(Date.now(), Math.floor(row.last) + 1),
  };
}

function extent({ projectId, agentId }: { projectId: number; agentId?: string }): SQL {
  const ms = (time: SQL) => sql`(extract(epoch from ${time}) * 1000)::float8`;
  if (agentId === undefined) {
    return sql`select ${ms(sql`min(start_time)`)} as first, ${ms(sql`max(start_time)`)} as last
      from traces where project_id = ${projectId}`;
  }
  return sql`select ${ms(sql`min(trace_start)`)} as first, ${ms(sql`max(trace_start)`)} as last
    from trace_agents where project_id = ${projectId} and agent_id = ${agentId}`;
}
