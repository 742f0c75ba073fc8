import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { RollupStep } from "@/db/enums";
import { type LiveColumns, liveCall, liveRun } from "./live";

/**
 * Cells of one length, and what those of a table `cells`, in which they have numbers, are summed up from: rows that look like
 * those of the rollup. `order` tells rows apart that started at the same time.
 */
export type Step = { name: RollupStep; cells: SQL; runs: SQL; calls: SQL };

/** Quarters of an hour, from the runs of agents. */
export function quarterCells(changed: SQL): Step {
  return { name: "quarter", cells: changed, runs: ofRuns(liveRun), calls: ofRuns(liveCall) };
}

/** The UTC days in which they are, from the quarters. */
export function dayCells(changed: SQL): Step {
  const cells = sql`select distinct project_id, agent_id, date_trunc('day', starts_at, 'UTC') as starts_at from (${changed}) c`;
  return {
    name: "day",
    cells,
    runs: ofQuarters("agent_rollups", liveRun),
    calls: ofQuarters("call_rollups", liveCall),
  };
}

function ofRuns({ columns, from }: LiveColumns): SQL {
  const read = Object.entries(columns).map(([name, value]) => sql`${value} as ${sql.identifier(name)}`);
  return eachCell(sql`
    select a.trace_id::text as "order", ${sql.join(read, sql`, `)} from trace_agents a ${from}
    where a.project_id = c.project_id and a.agent_id = c.agent_id
      and a.trace_start >= c.starts_at and a.trace_start < c.starts_at + interval '15 minutes'`);
}

function ofQuarters(table: string, { columns }: LiveColumns): SQL {
  const read = Object.keys(columns).map((name) => sql`r.${sql.identifier(name)}`);
  return eachCell(sql`
    select '' as "order", ${sql.join(read, sql`, `)} from ${sql.identifier(table)} r
    where r.project_id = c.project_id and r.agent_id = c.agent_id and r.step = 'quarter'
      and r.starts_at >= c.starts_at and r.starts_at < c.starts_at + interval '24 hours'`);
}

/** `offset 0` has each cell looked up in the index: taken together, all of an agent's rows would be read. */
function eachCell(rows: SQL): SQL {
  return sql`select c.cell, p.* from cells c cross join lateral (${rows} offset 0) p`;
}
