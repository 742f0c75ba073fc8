import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "../search/time-limit";
import { agentNames } from "./names";
import type { AgentDetail } from "./schema";

type Facts = AgentDetail["agent"];
/** Times in milliseconds. */
export type FactsRow = Pick<Facts, "agentId" | "name" | "role" | "framework"> & { lastSeen: number } & Record<
    (typeof lists)[number],
    string[] | null
  >;

const lists = ["models", "environments", "versions", "parents"] as const;

/** Of a hostile emitter's thousands. */
const mostListed = 100;

/** What the newest run says of itself: a row of `latest` for each agent in a table like `cells`. */
export function latestFacts(table: SQL): SQL {
  return sql`select distinct on (agent_id) agent_id, agent_name, agent_role, framework, last_start
    from ${table} order by agent_id, last_start desc, agent_name`;
}

/** What its runs name between them. Most of its cells name the same. */
export function listedFacts(table: SQL): SQL {
  const each = lists.map((list) => {
    const column = sql.identifier(list);
    return sql`select agent_id, ${list} as list, unnest(${column}) as value from (select distinct agent_id, ${column} from ${table}) d`;
  });
  const gathered = lists.map((list) => {
    const values = sql`array_agg(value order by value collate "C") filter (where list = ${list})`;
    return sql`${values} as ${sql.identifier(list)}`;
  });
  return sql`select agent_id, ${sql.join(gathered, sql`, `)}
    from (select distinct agent_id, list, value from (${sql.join(each, sql` union all `)}) l) l
    group by agent_id`;
}

/** The columns of a row, from a join of `latest` and `listed`. */
export const factColumns = sql`agent_id as "agentId", agent_name as name, agent_role as role, framework,
  (extract(epoch from last_start) * 1000)::float8 as "lastSeen", models, environments, versions, parents`;

/** Rows as what is told of agents, with the names of their parents. */
export async function toFacts(tx: ReadTx, projectId: number, rows: readonly FactsRow[]): Promise<Facts[]> {
  const listed = (values: string[] | null) => (values ?? []).slice(0, mostListed);
  const names = await agentNames(projectId, new Set(rows.flatMap(({ parents }) => listed(parents))), tx);
  return rows.map((row) => ({
    agentId: row.agentId,
    name: row.name,
    role: row.role,
    framework: row.framework,
    models: listed(row.models),
    environments: listed(row.environments),
    versions: listed(row.versions),
    parents: listed(row.parents).map((agentId) => ({ agentId, name: names.get(agentId) ?? agentId })),
    lastSeen: new Date(row.lastSeen).toISOString(),
  }));
}
