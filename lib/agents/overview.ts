import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "../search/time-limit";
import { callCells, placeIn, runCells } from "./cells";
import { type FactsRow, factColumns, latestFacts, listedFacts } from "./facts";
import { liveRun } from "./live";
import type { CallProfile } from "./schema";
import { costSum, histograms, percentiles, type TotalsRow, totalColumns, totalSums, usageSums } from "./totals";

/** What is read of one agent; `bounds` are of its buckets, in milliseconds, see `cells.ts`. */
type Asked = { projectId: number; agentId: string; bounds: readonly number[] };

const mostCalled = 200;

/** What the runs of each bucket add up to; buckets count from 1 on, and one without runs is not there. */
export async function readBuckets(tx: ReadTx, asked: Asked): Promise<Map<number, TotalsRow>> {
  const rows = await tx.execute<TotalsRow & { place: number }>(sql`
    with ${runCells(asked)}, placed as (select *, ${placeIn(asked.bounds)} as place from cells),
    durations as (${histograms(sql`placed`, sql`place`)})
    select place, ${totalColumns}
    from (select place, ${totalSums} from placed group by place) sums join durations using (place)`);
  return new Map(rows.map((row) => [row.place, row]));
}

/** Of its runs within the bounds, else of its newest run; undefined where it never ran. */
export async function readFacts(tx: ReadTx, asked: Asked): Promise<FactsRow | undefined> {
  const [row] = await tx.execute<FactsRow>(sql`with ${runCells(asked)}, ${factsOf(sql`cells`)}`);
  if (row) return row;
  const columns = Object.entries(liveRun.columns).map(([name, value]) => sql`${value} as ${sql.identifier(name)}`);
  const [newest] = await tx.execute<FactsRow>(sql`
    with newest as (
      select a.agent_id, ${sql.join(columns, sql`, `)} from trace_agents a
      where a.project_id = ${asked.projectId} and a.agent_id = ${asked.agentId}
      order by a.trace_start desc nulls last limit 1),
    ${factsOf(sql`newest`)}`);
  return newest;
}

function factsOf(table: SQL): SQL {
  return sql`latest as (${latestFacts(table)}), listed as (${listedFacts(table)})
    select ${factColumns} from latest left join listed using (agent_id)`;
}

/** Models and tools by how often they were called. */
export async function readCalls(tx: ReadTx, asked: Asked): Promise<CallProfile[]> {
  type Row = Omit<CallProfile, "errorRate" | "p50Ms" | "p95Ms" | "share"> & {
    ofKind: number;
    keys: number[];
    counts: number[];
  };
  const rows = await tx.execute<Row>(sql`
    with ${callCells(asked)}, durations as (${histograms(sql`cells`, sql`kind, name`)}),
    sums as (
      select kind, name, sum(calls)::float8 as calls, sum(errors)::float8 as errors,
        sum(unpriced_count)::float8 as "unpricedCount", ${usageSums}
      from cells group by kind, name)
    select kind, name, calls, errors, "unpricedCount", "inputTokens", "outputTokens", "cachedTokens", "reasoningTokens",
      "costUsd", sum(calls) over (partition by kind) as "ofKind", keys, counts
    from sums left join durations using (kind, name) order by calls desc, kind, name limit ${mostCalled}`);
  return rows.map(({ ofKind, keys, counts, ...row }) => {
    const at = percentiles({ keys, counts });
    const errorRate = row.calls > 0 ? row.errors / row.calls : 0;
    return { ...row, errorRate, p50Ms: at(0.5), p95Ms: at(0.95), share: ofKind > 0 ? row.calls / ofKind : 0 };
  });
}

type ModelCost = { place: number; model: string; costUsd: number };

/** What is known of the models' costs, bucket by bucket, the dearest first. */
export async function readModelCosts(tx: ReadTx, asked: Asked): Promise<ModelCost[]> {
  const rows = await tx.execute<ModelCost>(sql`
    with ${callCells(asked)}
    select ${placeIn(asked.bounds)} as place, name as model, ${costSum} as "costUsd"
    from cells where kind = 'model' group by 1, 2 having count(cost_usd) > 0 order by 1, 3 desc, 2`);
  return [...rows];
}
