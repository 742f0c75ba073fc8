import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Step } from "./rollup-cells";

/** Of each list a cell names so many, the first by code point: so a day names those that its quarters do. */
const mostNamed = 50;

const place = ["project_id", "agent_id", "starts_at"];
const lists = ["models", "environments", "versions", "parents"];
const newest = ["last_start", "agent_name", "agent_role", "framework"];
const usage = ["input_tokens", "output_tokens", "cached_tokens", "cache_write_tokens", "reasoning_tokens"];
const runCounts = [
  "runs",
  "successes",
  "failures",
  "span_count",
  "llm_count",
  "tool_count",
  "error_count",
  "hidden_error_count",
  "unpriced_count",
];
const callCounts = ["calls", "errors", "unpriced_count"];

/** Inserts a step's rows of `agent_rollups`; a cell without runs has none. */
export function runRows({ name, cells, runs }: Step): SQL {
  const added = [...runCounts, ...usage];
  return sql`
    insert into agent_rollups (${names([...place, ...added, "cost_usd", ...newest, ...lists])}, latency_keys, latency_counts, step)
    with cells as materialized (${numbered(cells)}), parts as materialized (${runs}),
      sums as (select cell, ${sums(added)} from parts group by cell),
      latency as (${latency(["cell"])}),
      newest as (
        select distinct on (cell) ${names(["cell", ...newest])} from parts order by cell, last_start desc, "order" desc),
      listed as (${listed})
    select ${names([...place, ...added, "cost_usd", ...newest])}, ${sql.join(lists.map(orNothing), sql`, `)}, keys, counts, ${name}
    from cells join sums using (cell) join newest using (cell) join latency using (cell) left join listed using (cell)`;
}

/** The same of `call_rollups`. */
export function callRows({ name, cells, calls }: Step): SQL {
  const by = ["cell", "kind", "name"];
  const added = [...callCounts, ...usage];
  return sql`
    insert into call_rollups (${names([...place, "kind", "name", ...added, "cost_usd"])}, latency_keys, latency_counts, step)
    with cells as materialized (${numbered(cells)}), parts as materialized (${calls}),
      sums as (select ${names(by)}, ${sums(added)} from parts group by ${names(by)}),
      latency as (${latency(by)})
    select ${names([...place, "kind", "name", ...added, "cost_usd"])}, ${orNothing("keys")}, ${orNothing("counts")}, ${name}
    from cells join sums using (cell) left join latency using (${names(by)})`;
}

/** Joined by one number: of three columns together the planner expects far too few. */
function numbered(cells: SQL): SQL {
  return sql`select row_number() over () as cell, c.* from (${cells}) c`;
}

/**
 * As decimal numbers costs add up to the same in any order. Absurd counts add up to more than a column holds; `least` would
 * make something of nothing.
 */
function sums(added: string[]): SQL {
  const most = sql`${Number.MAX_SAFE_INTEGER}::bigint`;
  const whole = added.map((name) => {
    const sum = sql`sum(${sql.identifier(name)})`;
    return sql`(case when ${sum} > ${most} then ${most} else ${sum} end)::bigint as ${sql.identifier(name)}`;
  });
  return sql`${sql.join(whole, sql`, `)}, sum(cost_usd::numeric)::float8 as cost_usd`;
}

function latency(by: string[]): SQL {
  return sql`
    select ${names(by)}, array_agg(key order by key) as keys, array_agg(n order by key) as counts
    from (
      select ${names(by)}, l.key, sum(l.n)::int as n
      from parts cross join lateral unnest(latency_keys, latency_counts) l(key, n) group by ${names(by)}, l.key) b
    group by ${names(by)}`;
}

const each = lists.map((list) => sql`select ${list} as list, unnest(${sql.identifier(list)}) as value`);
const firstOfEach = lists.map((list) => {
  const own = sql`array_agg(value order by value) filter (where list = ${list})`;
  return sql`(${own})[1:${mostNamed}::int] as ${sql.identifier(list)}`;
});
const listed = sql`
  select cell, ${sql.join(firstOfEach, sql`, `)}
  from (
    select distinct cell, l.list, l.value collate "C" as value
    from parts cross join lateral (${sql.join(each, sql` union all `)}) l) d
  group by cell`;

function orNothing(name: string): SQL {
  return sql`coalesce(${sql.identifier(name)}, '{}')`;
}

function names(columns: string[]): SQL {
  return sql.join(
    columns.map((name) => sql.identifier(name)),
    sql`, `,
  );
}
