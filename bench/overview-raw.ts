import type { Sql } from "postgres";

export type RawRange = { projectId: number; from: string; to: string };

/** The numbers of the cards as they are without rollups: from the rows of all runs. */
export async function rawCards(sql: Sql, { projectId, from, to }: RawRange) {
  const range = sql`project_id = ${projectId} and trace_start >= ${from} and trace_start < ${to}`;
  await sql`
    select agent_id, ${sums(sql)}, max(trace_start), array_agg(distinct version), array_agg(distinct environment)
    from trace_agents where ${range} group by agent_id`;
  await sql`
    select agent_id, date_bin('24 hours', trace_start, 'epoch'), count(*), count(*) filter (where result = 'failure')
    from trace_agents where ${range} group by 1, 2`;
  await sql`
    select agent_id, array_agg(distinct k->>'name') from trace_agents, jsonb_array_elements(calls) k
    where ${range} and k->>'kind' = 'model' group by agent_id`;
}

/** The same of one agent: what it adds up to in a range and in the one before, day by day, and by model and tool. */
export async function rawOverview(sql: Sql, agentId: string, { projectId, from, to }: RawRange, timeZone: string) {
  const runs = sql`project_id = ${projectId} and agent_id = ${agentId}`;
  const range = sql`${runs} and trace_start >= ${from} and trace_start < ${to}`;
  const before = sql`${runs} and trace_start >= ${from}::timestamptz - (${to}::timestamptz - ${from}::timestamptz) and trace_start < ${from}`;
  const calls = sql`from trace_agents, jsonb_to_recordset(calls) as k(kind text, name text, calls int, errors int,
    "inputTokens" bigint, "outputTokens" bigint, "costUsd" float8) where ${range}`;
  const detail = async () => {
    await sql`select ${sums(sql)} from trace_agents where ${range}`;
    await sql`select ${sums(sql)} from trace_agents where ${before}`;
    await sql`select kind, name, sum(k.calls), sum(errors), sum("inputTokens"), sum("outputTokens"), sum("costUsd") ${calls} group by kind, name`;
  };
  const day = sql`date_trunc('day', trace_start, ${timeZone})`;
  const timeseries = async () => {
    await sql`select day, ${sums(sql)} from (select *, ${day} as day from trace_agents where ${range}) a group by day`;
    await sql`select day, name, sum("costUsd") from (
      select ${day} as day, kind, name, "costUsd" ${calls}) k where kind = 'model' group by day, name`;
    await sql`select version, min(trace_start) from trace_agents where ${runs} and trace_start < ${to} group by version`;
  };
  await Promise.all([detail(), timeseries()]);
}

function sums(sql: Sql) {
  return sql`count(*), count(*) filter (where result = 'success'), count(*) filter (where result = 'failure'), sum(span_count),
    sum(llm_count), sum(tool_count), sum(error_count), sum(hidden_error_count), sum(unpriced_count), sum(input_tokens),
    sum(output_tokens), sum(cached_tokens), sum(cache_write_tokens), sum(reasoning_tokens), sum(cost_usd),
    percentile_cont(array[0.5, 0.95, 0.99]) within group (order by duration_ns)`;
}
