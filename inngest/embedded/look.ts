import { sql } from "@/db";
import type { Functions } from "./functions";

/** What there is to do now, and in how many milliseconds the next job or cron is due. */
export async function look(functions: Functions) {
  const ids = [...functions.keys()];
  const [found] = await sql<
    { events: boolean; crons: boolean; free: boolean; limited: boolean; nextMs: number | null }[]
  >`
    with due as (
      select
        (select min(next_at) from durable_crons where function_id = any(${ids}::text[])) as cron,
        (select min(due_at) from durable_jobs where not limited and due_at > now()) as free,
        (select min(due_at) from durable_jobs where limited and due_at > now()) as limited
    )
    select
      exists (select from durable_events where not routed) as events,
      coalesce(cron <= now(), false) as crons,
      exists (select from durable_jobs
        where not limited and due_at <= now() and function_id = any(${ids}::text[])) as free,
      exists (select from durable_jobs
        where limited and due_at <= now() and function_id = any(${ids}::text[])) as limited,
      (extract(epoch from least(cron, free, limited) - now()) * 1000)::float8 as "nextMs"
    from due`;
  return found ?? { events: false, crons: false, free: false, limited: false, nextMs: null };
}
