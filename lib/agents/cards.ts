import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "../search/time-limit";
import { placeIn, runCells } from "./cells";
import type { AgentCursor } from "./cursor";
import { type FactsRow, factColumns, latestFacts, listedFacts } from "./facts";
import type { AgentSort } from "./schema";
import { histograms, type TotalsRow, totalColumns, totalSums } from "./totals";

type Asked = { projectId: number; bounds: readonly number[]; find: string } & {
  sort: AgentSort;
  after: AgentCursor | undefined;
  limit: number;
};

/** `sparkPlaces` are the buckets of `bounds` with runs, from 1 on. */
export type CardRow = FactsRow &
  TotalsRow &
  Record<"sparkPlaces" | "sparkRuns" | "sparkFailures", number[]> & { place: AgentCursor["place"] };

/** What comes first descends; agents that are alike in it go by their ids. Unknown costs come last. */
const orders: Record<Exclude<AgentSort, "name">, [SQL, SQL]> = {
  attention: [sql`failures`, sql`failures / runs`],
  last_seen: [sql`extract(epoch from last_start)::float8`, sql`0::float8`],
  runs: [sql`runs`, sql`0::float8`],
  error_rate: [sql`failures / runs`, sql`failures`],
  p95: [sql`p95_key::float8`, sql`0::float8`],
  cost: [sql`coalesce("costUsd", -1e308)`, sql`0::float8`],
};

const ofPage = sql`(select c.* from cells c where c.agent_id in (select agent_id from page)) of_page`;

/** One page of the agents that ran, and one agent more if there are more. */
export async function readCards(
  tx: ReadTx,
  { projectId, bounds, find, sort, after, limit }: Asked,
): Promise<CardRow[]> {
  const { place, order, behind } = orderOf(sort, after);
  const rows = await tx.execute<CardRow>(sql`
    with ${runCells({ projectId, bounds })},
    latest as (${latestFacts(sql`cells`)}),
    sums as (select agent_id, ${totalSums} from cells group by agent_id),
    page as materialized (
      select * from sums join latest using (agent_id) ${sort === "p95" ? slowest : sql``}
      where ${holding(find)} and ${behind} order by ${order} limit ${limit + 1}),
    listed as (${listedFacts(ofPage)}),
    durations as (${histograms(ofPage, sql`agent_id`)}),
    spark as (
      select agent_id, array_agg(place) as "sparkPlaces", array_agg(runs) as "sparkRuns", array_agg(failures) as "sparkFailures"
      from (select agent_id, ${placeIn(bounds)} as place, sum(runs)::float8 as runs, sum(failures)::float8 as failures
        from ${ofPage} group by 1, 2) s
      group by agent_id)
    select ${factColumns}, ${totalColumns}, "sparkPlaces", "sparkRuns", "sparkFailures", ${place} as place
    from page left join listed using (agent_id) join durations using (agent_id) join spark using (agent_id) order by ${order}`);
  return [...rows];
}

/** The bucket in which `percentile` finds it, buckets being in order of their durations. */
const slowest = sql`join (
  select agent_id, min(key) as p95_key from (
    select agent_id, key, sum(n) over (partition by agent_id order by key) as below, sum(n) over (partition by agent_id) as total
    from (
      select agent_id, key, sum(n) as n
      from (select agent_id, unnest(latency_keys) as key, unnest(latency_counts) as n from cells) l
      group by agent_id, key) b) b
  where below > 0.95 * (total - 1) group by agent_id) p95 using (agent_id)`;

function orderOf(sort: AgentSort, after: AgentCursor | undefined): Record<"place" | "order" | "behind", SQL> {
  const id = sql`agent_id collate "C"`;
  if (sort === "name") {
    const name = sql`lower(agent_name) collate "C"`;
    return {
      place: sql`array[lower(agent_name)]`,
      order: sql`${name}, ${id}`,
      behind: after ? sql`(${name}, ${id}) > (${after.place[0]}::text, ${after.agentId}::text)` : sql`true`,
    };
  }
  const [first, second] = orders[sort];
  return {
    place: sql`array[${first}, ${second}]`,
    order: sql`${first} desc, ${second} desc, ${id} desc`,
    behind: after
      ? sql`(${first}, ${second}, ${id}) < (${after.place[0]}::float8, ${after.place[1]}::float8, ${after.agentId}::text)`
      : sql`true`,
  };
}

function holding(find: string): SQL {
  if (find === "") return sql`true`;
  return sql`strpos(lower(concat_ws(e'\n', agent_name, agent_id, agent_role)), lower(${find})) > 0`;
}
