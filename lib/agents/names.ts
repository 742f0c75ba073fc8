import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db";
import { textArray } from "../ingest/rows";

/** What each agent was called in its newest run, by id; those that never ran are left out. */
export async function agentNames(
  projectId: number,
  ids: ReadonlySet<string>,
  tx: Pick<typeof db, "execute"> = db,
): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map();
  const names = await tx.execute<{ id: string; name: string }>(sql`
    select i.id, a.agent_name as name from unnest(${textArray([...ids])}::text::text[]) as i(id), lateral (
      select agent_name from trace_agents a where a.project_id = ${projectId} and a.agent_id = i.id
      order by a.trace_start desc nulls last limit 1) a`);
  return new Map(names.map(({ id, name }) => [id, name]));
}
