import "server-only";
import type { Fragment } from "postgres";
import { sql } from "@/db";

/** Of a session's users and agents its row names so many; `session_members` has all. */
const mostNamed = 100;

/** What `claimed`, pairs of a project and an id, holds as rows of `sessions`; none for one without traces. */
export function sessionSums(claimed: Fragment) {
  const own = sql`from traces t where t.project_id = c.project_id and t.session_id = c.group_id and t.span_count > 0`;
  return sql`
    select c.project_id, c.group_id as session_id, ${sums}, s.active_ns,
      coalesce(s.users[1:${mostNamed}::int], '{}') as users,
      array(select distinct a.id from (select unnest(t.agents) as id ${own}) a order by 1 limit ${mostNamed}) as agents,
      first.trace_id as first_trace_id,
      (select t.input_preview ${own} and t.input_preview is not null ${oldestFirst} limit 1) as first_input,
      (select t.output_preview ${own} and t.output_preview is not null ${newestFirst} limit 1) as last_output
    from ${claimed} as c(project_id, group_id)
    cross join lateral (select t.trace_id ${own} ${oldestFirst} limit 1) first
    cross join lateral (
      select ${summing}, least(sum(t.duration_ns), 9223372036854775807)::bigint as active_ns,
        array_agg(distinct t.user_id) filter (where t.user_id is not null) as users
      ${own}) s`;
}

/** The same for rows of `end_users`. */
export function userSums(claimed: Fragment) {
  return sql`
    select c.project_id, c.group_id as user_id, ${sums}, s.session_count
    from ${claimed} as c(project_id, group_id)
    cross join lateral (
      select ${summing}, count(distinct t.session_id)::int as session_count
      from traces t where t.project_id = c.project_id and t.user_id = c.group_id and t.span_count > 0) s
    where s.trace_count > 0`;
}

/** Written as the indexes are. */
const oldestFirst = sql`order by t.start_time asc nulls first, t.trace_id asc`;
const newestFirst = sql`order by t.start_time desc nulls last, t.trace_id desc`;

/** Costs are added in one order, so that the same traces always give the same sum. Absurd tokens do not overflow. */
const summing = sql`
  min(t.start_time) as first_at, max(t.end_time) as last_at, count(*)::int as trace_count,
  (count(*) filter (where t.status = 'error'))::int as failed_count,
  sum(t.error_count + t.hidden_error_count)::int as error_count, sum(t.unpriced_count)::int as unpriced_count,
  (case when sum(t.total_tokens) > 9007199254740991 then 9007199254740991 else sum(t.total_tokens) end)::bigint as total_tokens,
  sum(t.cost_usd order by t.start_time, t.trace_id) as cost_usd`;

const sums = sql`
  s.first_at, s.last_at, s.trace_count, s.failed_count, s.error_count, s.total_tokens, s.cost_usd, s.unpriced_count`;
