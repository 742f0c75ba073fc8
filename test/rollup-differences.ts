import { z } from "zod";
import { grouped } from "@/lib/grouped";

const amount = z.number().nullable();
const usage = {
  input_tokens: amount,
  output_tokens: amount,
  cached_tokens: amount,
  cache_write_tokens: amount,
  reasoning_tokens: amount,
  cost_usd: amount,
};
const counts = {
  span_count: z.number(),
  llm_count: z.number(),
  tool_count: z.number(),
  error_count: z.number(),
  hidden_error_count: z.number(),
  unpriced_count: z.number(),
};
const call = z.object({
  kind: z.string(),
  name: z.string(),
  calls: z.number(),
  errors: z.number(),
  unpricedCount: z.number(),
  inputTokens: amount.default(null),
  outputTokens: amount.default(null),
  cachedTokens: amount.default(null),
  cacheWriteTokens: amount.default(null),
  reasoningTokens: amount.default(null),
  costUsd: amount.default(null),
  latencyKeys: z.array(z.number()),
  latencyCounts: z.array(z.number()),
});
const run = z.object({
  ...usage,
  ...counts,
  project_id: z.number(),
  agent_id: z.string(),
  trace_id: z.string(),
  started: z.coerce.date(),
  agent_name: z.string(),
  agent_role: z.string().nullable(),
  version: z.string().nullable(),
  environment: z.string().nullable(),
  parent_agent_id: z.string().nullable(),
  framework: z.string().nullable(),
  result: z.string(),
  duration_ns: z.number(),
  calls: z.array(call),
});
type Run = z.infer<typeof run>;
const change = z.object({ project_id: z.number(), agent_id: z.string(), starts_at: z.coerce.date() });

type Row = Record<string, unknown>;
const quarterMs = 900_000;
const dayMs = 86_400_000;

/**
 * Cells of projects that are named in no change, as they are stored and as a recount of the runs makes them, all of one moment; each as
 * one text. Call it once `testDatabase` is done.
 */
export async function rollupCells(projectIds: number[]) {
  const { sql } = await import("@/db");
  const [found] = await sql.begin("isolation level repeatable read read only", async (tx) => [
    {
      runs: await tx`
        select to_jsonb(a) || jsonb_build_object('started', t.start_time) as row
        from trace_agents a join traces t using (project_id, trace_id) where project_id = any(${projectIds})`,
      changes: await tx`select to_jsonb(c) as row from agent_changes c where project_id = any(${projectIds})`,
      stored: await tx`
        select to_jsonb(r) as row from agent_rollups r where project_id = any(${projectIds})
        union all select to_jsonb(r) from call_rollups r where project_id = any(${projectIds})`,
    },
  ]);
  if (!found) throw new Error("Nothing was read.");
  const changes = found.changes.map(({ row }) => change.parse(row));
  const stale = new Set(
    changes.flatMap(({ project_id, agent_id, starts_at }) => [
      [project_id, agent_id, "quarter", starts_at.toISOString()].join(),
      [project_id, agent_id, "day", floor(starts_at, dayMs)].join(),
    ]),
  );
  const isKnown = ({ project_id, agent_id, step, starts_at }: Row) =>
    !stale.has([project_id, agent_id, step, floor(new Date(String(starts_at)), 1)].join());
  const texts = (rows: Row[]) => rows.filter(isKnown).map(textOf).sort();
  return {
    changes: changes.length,
    stored: texts(found.stored.map(({ row }) => row)),
    counted: texts(recount(found.runs.map(({ row }) => run.parse(row)))),
  };
}

function recount(runs: Run[]): Row[] {
  const cells = new Map<string, { at: Row; runs: Run[] }>();
  for (const one of runs) {
    for (const [step, ms] of [["quarter", quarterMs] as const, ["day", dayMs] as const]) {
      const at = { project_id: one.project_id, agent_id: one.agent_id, step, starts_at: floor(one.started, ms) };
      const known = cells.get(JSON.stringify(at));
      if (known) known.runs.push(one);
      else cells.set(JSON.stringify(at), { at, runs: [one] });
    }
  }
  return [...cells.values()].flatMap(({ at, runs }) => [runRow(at, runs), ...callRows(at, runs)]);
}

function runRow(at: Row, runs: Run[]): Row {
  const newest = runs.reduce((a, b) => {
    const later = b.started.getTime() - a.started.getTime() || (b.trace_id > a.trace_id ? 1 : -1);
    return later > 0 ? b : a;
  });
  const keys = runs.map(({ duration_ns: ns }) => (ns > 0 ? Math.ceil(Math.log(ns) / Math.log(1.01 / 0.99)) : -1));
  return {
    ...at,
    runs: runs.length,
    successes: runs.filter(({ result }) => result === "success").length,
    failures: runs.filter(({ result }) => result === "failure").length,
    ...Object.fromEntries(Object.keys(counts).map((name) => [name, total(runs, name) ?? 0])),
    ...Object.fromEntries(Object.keys(usage).map((name) => [name, total(runs, name)])),
    ...histogram(keys.map((key) => [key, 1])),
    last_start: newest.started.toISOString(),
    agent_name: newest.agent_name,
    agent_role: newest.agent_role,
    framework: newest.framework,
    models: distinct(runs.flatMap(({ calls }) => calls.map(({ kind, name }) => (kind === "model" ? name : "")))),
    environments: distinct(runs.map(({ environment }) => environment)),
    versions: distinct(runs.map(({ version }) => version)),
    parents: distinct(runs.map(({ parent_agent_id: parent }) => parent)),
  };
}

function callRows(at: Row, runs: Run[]): Row[] {
  const calls = grouped(
    runs.flatMap((one) => one.calls),
    ({ kind, name }) => `${kind} ${name}`,
  );
  return [...calls.values()].map((same) => ({
    ...at,
    kind: same[0]?.kind,
    name: same[0]?.name,
    calls: total(same, "calls"),
    errors: total(same, "errors"),
    unpriced_count: total(same, "unpricedCount"),
    input_tokens: total(same, "inputTokens"),
    output_tokens: total(same, "outputTokens"),
    cached_tokens: total(same, "cachedTokens"),
    cache_write_tokens: total(same, "cacheWriteTokens"),
    reasoning_tokens: total(same, "reasoningTokens"),
    cost_usd: total(same, "costUsd"),
    ...histogram(
      same.flatMap(({ latencyKeys, latencyCounts }) => latencyKeys.map((key, i) => [key, latencyCounts[i] ?? 0])),
    ),
  }));
}

/** Null where no row has a number. */
function total(rows: Row[], name: string): number | null {
  const numbers = rows.map((row) => row[name]).filter((value) => typeof value === "number");
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0);
}

function histogram(entries: [key: number, count: number][]): Row {
  const sums = new Map<number, number>();
  for (const [key, count] of entries) sums.set(key, (sums.get(key) ?? 0) + count);
  const sorted = [...sums].sort(([a], [b]) => a - b);
  return { latency_keys: sorted.map(([key]) => key), latency_counts: sorted.map(([, count]) => count) };
}

function distinct(values: (string | null)[]): string[] {
  return [...new Set(values)]
    .filter((value) => value !== null)
    .filter(Boolean)
    .sort();
}

function floor(time: Date, ms: number): string {
  return new Date(Math.floor(time.getTime() / ms) * ms).toISOString();
}

/** Times to the millisecond, amounts to nine digits: sums of fractions differ behind that with the order of their parts. */
function textOf(row: Row): string {
  const fields = Object.entries(row).map(([name, value]) => {
    if (name === "starts_at" || name === "last_start") return [name, floor(new Date(String(value)), 1)];
    return [name, name === "cost_usd" && typeof value === "number" ? value.toPrecision(9) : value];
  });
  return JSON.stringify(fields.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}
