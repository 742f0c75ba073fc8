import { sql } from "@/db";
import type { DurableJobKind } from "@/db/enums";
import type { Functions } from "./functions";
import type { Held } from "./settle";

export type Claimed = Held & {
  functionId: string;
  kind: DurableJobKind;
  stepId: string | null;
  stepName: string | null;
  attempt: number;
  claims: number;
};

type Claim = { worker: string; functions: Functions; room: number; leaseMs: number };

const LOCK = 7420322;

const claimed = sql`
  id::float8 as id, generation, run_id as "runId", function_id as "functionId", kind, step_id as "stepId",
  step_name as "stepName", attempt, claims`;

/** Takes jobs without limits that are due, those of dead workers included. */
export function claimFree({ worker, functions, room, leaseMs }: Claim): Promise<Claimed[]> {
  return sql<Claimed[]>`
    update durable_jobs set worker = ${worker}, generation = generation + 1, claims = claims + 1,
      due_at = now() + ${leaseMs} * interval '1 millisecond'
    where id in (
      select id from durable_jobs
      where not limited and due_at <= now() and function_id = any(${[...functions.keys()]}::text[])
      order by due_at, id limit ${room} for update skip locked
    )
    returning ${claimed}`;
}

/** Takes jobs whose limits leave room. One process counts at a time, so the limits hold across all of them. */
export async function claimLimited({ worker, functions, room, leaseMs }: Claim): Promise<Claimed[]> {
  return sql.begin(async (tx): Promise<Claimed[]> => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    const used = await countUsed();
    const full = [...used].filter(([limit, count]) => count >= maximum(functions, limit)).map(([limit]) => limit);
    const due = await tx<{ id: number; limits: string[] }[]>`
      select id::float8 as id, limits from durable_jobs
      where limited and due_at <= now() and function_id = any(${[...functions.keys()]}::text[])
        and not limits && ${full}::text[]
      order by due_at, id limit ${room * 5 + 20}`;
    const ids = chooseWithin(functions, used, due).slice(0, room);
    if (ids.length === 0) return [];
    return tx<Claimed[]>`
      update durable_jobs set worker = ${worker}, generation = generation + 1, claims = claims + 1,
        due_at = now() + ${leaseMs} * interval '1 millisecond'
      where id = any(${ids}::bigint[]) and due_at <= now() returning ${claimed}`;

    async function countUsed() {
      const rows = await tx<{ name: string; count: number }[]>`
        select name, count(*)::int as count from durable_jobs, unnest(limits) as name
        where worker is not null and limited and due_at > now() group by name`;
      return new Map(rows.map(({ name, count }) => [name, count]));
    }
  });
}

/** The oldest jobs that fit; each of them takes a place of each of its limits. */
function chooseWithin(functions: Functions, used: Map<string, number>, due: { id: number; limits: string[] }[]) {
  const fitting = due.filter(({ limits }) => {
    if (limits.some((limit) => (used.get(limit) ?? 0) >= maximum(functions, limit))) return false;
    for (const limit of limits) used.set(limit, (used.get(limit) ?? 0) + 1);
    return true;
  });
  return fitting.map(({ id }) => id);
}

/** What a limit (`function:number:key`) allows today. One that the function no longer has allows everything. */
function maximum(functions: Functions, limit: string): number {
  const [, functionId = "", number = ""] = /^(.*):(\d+):[^:]*$/.exec(limit) ?? [];
  return functions.get(functionId)?.limits[Number(number)]?.max ?? Number.POSITIVE_INFINITY;
}

/** Says that this process still works on its jobs. */
export async function keepLeases(worker: string, held: Iterable<Held>, leaseMs: number) {
  const jobs = [...held];
  await sql`
    update durable_jobs j set due_at = now() + ${leaseMs} * interval '1 millisecond'
    from unnest(${jobs.map(({ id }) => id)}::bigint[], ${jobs.map(({ generation }) => generation)}::int[])
      as h(id, generation)
    where j.id = h.id and j.generation = h.generation and j.worker = ${worker}`;
}

/** Gives jobs back: to anybody at once, or after the time that their steps still have. They do not count as crashed. */
export async function releaseLeases(worker: string, graceMs: number) {
  const holder = graceMs > 0 ? worker : null;
  await sql`
    update durable_jobs set due_at = now() + ${graceMs} * interval '1 millisecond', worker = ${holder},
      claims = greatest(claims - ${graceMs > 0 ? 1 : 0}, 0)
    where worker = ${worker}`;
}
