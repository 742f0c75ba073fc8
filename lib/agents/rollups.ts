import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { numberArray, textArray } from "../ingest/rows";
import { dayCells, quarterCells, type Step } from "./rollup-cells";
import { callRows, runRows } from "./rollup-rows";

type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];
type Cell = { projectId: number; agentId: string; startsAt: string };

const LOCK = 7420316;
/** Quarters of an hour that are summed up in one transaction. */
const BATCH = 500;
/** A quarter that is still being written to is read live; it is summed up so long after its end. */
const settledMs = 2 * 60_000;
const quarterMs = 15 * 60_000;

/**
 * Sums up the cells that changed, each once however often it changed. Of several processes one does it; what one leaves
 * undone, another does. `now` is in milliseconds.
 */
export async function rollUp(now = Date.now()): Promise<void> {
  const [waiting] = await db.execute(sql`select from agent_changes limit 1`);
  if (!waiting) return;
  const settled = new Date(now - quarterMs - settledMs).toISOString();
  await locked((tx) => forgetRepeats(tx, settled));
  for (let last: Cell | undefined = first; last; ) {
    const after: Cell = last;
    last = await locked((tx) => rollUpBatch(tx, after, settled));
  }
}

const first: Cell = { projectId: 0, agentId: "", startsAt: "-infinity" };

/** Returns nothing where another process is at it. */
function locked<T>(work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}::bigint) as mine`);
    if (!lock?.mine) return undefined;
    await tx.execute(sql`set local statement_timeout = '10min'`);
    return work(tx);
  });
}

/** Of what was noted of a quarter that waits for its end, one row is enough. */
async function forgetRepeats(tx: Tx, settled: string) {
  await tx.execute(sql`
    delete from agent_changes where ctid in (
      select ctid from (
        select ctid, row_number() over (partition by project_id, agent_id, starts_at) as n
        from agent_changes where starts_at > ${settled}) c
      where n > 1)`);
}

/**
 * What is noted after its row was taken from `agent_changes` is done the next time, so the runs are read behind that. Returns
 * the last cell where more may follow behind it.
 */
async function rollUpBatch(tx: Tx, after: Cell, settled: string): Promise<Cell | undefined> {
  const cells = [
    ...(await tx.execute<Cell>(sql`
      select project_id as "projectId", agent_id as "agentId", starts_at::text as "startsAt" from agent_changes
      where (project_id, agent_id, starts_at) > (${after.projectId}::int, ${after.agentId}, ${after.startsAt}::timestamptz)
        and starts_at <= ${settled}
      group by project_id, agent_id, starts_at order by project_id, agent_id, starts_at limit ${BATCH}`)),
  ];
  if (cells.length === 0) return undefined;
  const claimed = unnested(cells);
  await tx.execute(sql`
    delete from agent_changes a using (${claimed}) c
    where a.project_id = c.project_id and a.agent_id = c.agent_id and a.starts_at = c.starts_at`);
  await replaceCells(tx, quarterCells(claimed));
  await replaceCells(tx, dayCells(claimed));
  return cells.length < BATCH ? undefined : cells.at(-1);
}

async function replaceCells(tx: Tx, step: Step) {
  for (const table of [sql`agent_rollups`, sql`call_rollups`]) {
    await tx.execute(sql`
      delete from ${table} r using (${step.cells}) c
      where r.project_id = c.project_id and r.agent_id = c.agent_id and r.step = ${step.name} and r.starts_at = c.starts_at`);
  }
  await tx.execute(runRows(step));
  await tx.execute(callRows(step));
}

function unnested(cells: Cell[]): SQL {
  const projects = numberArray(cells.map(({ projectId }) => projectId));
  const agents = textArray(cells.map(({ agentId }) => agentId));
  const starts = textArray(cells.map(({ startsAt }) => startsAt));
  return sql`select * from unnest(${projects}::text::int[], ${agents}::text::text[], ${starts}::text::timestamptz[])
    as c(project_id, agent_id, starts_at)`;
}
