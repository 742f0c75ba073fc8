import { sql } from "@/db";
import type { DurableEvent } from "./events";

/** A run as its function has to see it. */
export type LoadedRun = {
  id: string;
  functionId: string;
  version: number;
  limits: string[];
  event: DurableEvent;
  /** Finished steps by id, in the order in which they ended. */
  steps: Record<string, unknown>;
};

/** Runs that go on, with what they have done so far; those that ended meanwhile are left out. */
export async function loadRuns(ids: string[]): Promise<Map<string, LoadedRun>> {
  const runs = await sql<LoadedRun[]>`
    with started as (
      update durable_runs set status = 'running', started_at = coalesce(started_at, now())
      where id = any(${ids}::text[]) and status = 'queued'
    )
    select r.id, r.function_id as "functionId", r.version, r.limits, e.body as event,
      coalesce((select json_object_agg(s.id, s.result order by s.seq) from durable_steps s where s.run_id = r.id), '{}')
        as steps
    from durable_runs r join durable_events e on e.id = r.event_id
    where r.id = any(${ids}::text[]) and r.status in ('queued', 'running')`;
  return new Map(runs.map((run) => [run.id, run]));
}
