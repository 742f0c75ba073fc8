import "server-only";
import { sql } from "drizzle-orm";
import type { ReadTx } from "../search/time-limit";
import { dayMs, type Range } from "./buckets";
import { runCells } from "./cells";
import type { AgentTimeseries } from "./schema";

/** A version that has not run for so long is new when it runs again. */
const lookBackMs = 90 * dayMs;
const mostVersions = 100;

/** Versions of an agent that ran within a range and not in the time before it, in order; of very many the newest. */
export async function readVersions(
  tx: ReadTx,
  agent: { projectId: number; agentId: string },
  range: Range,
): Promise<AgentTimeseries["versions"]> {
  const bounds = [range.from - lookBackMs, range.from, range.to].filter((bound, i, all) => bound !== all[i - 1]);
  const rows = await tx.execute<{ version: string; firstMs: number }>(sql`
    with ${runCells({ ...agent, bounds })},
    seen as (select version, min(starts_at) as cell from cells, unnest(versions) as v(version) group by version),
    new as (select * from seen where cell >= to_timestamp(${range.from / 1000}) order by cell desc limit ${mostVersions})
    select version, (extract(epoch from date_bin(interval '15 minutes', a.trace_start, timestamptz 'epoch')) * 1000)::float8 as "firstMs"
    from new, lateral (
      select a.trace_start from trace_agents a where a.project_id = ${agent.projectId} and a.agent_id = ${agent.agentId}
        and a.version = new.version and a.trace_start >= new.cell
      order by a.trace_start nulls first limit 1) a
    order by a.trace_start, version`);
  return rows.map(({ version, firstMs }) => ({ version, firstSeen: new Date(firstMs).toISOString() }));
}
