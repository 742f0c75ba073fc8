import { expect, test } from "vitest";
import { agentSpansStartMs, agentTrace } from "@/test/agent-spans";
import { testDatabase } from "@/test/database";
import { type Random, seeded } from "@/test/random";
import { rollupCells } from "@/test/rollup-differences";
import type { Span } from "../otlp/model";

await testDatabase();
const { sql } = await import("@/db");
const { storeSpans } = await import("../ingest/store");
const { deleteTraces } = await import("../erasure/delete-traces");
const { testProject } = await import("../projects/test-project");
const { rollUp } = await import("./rollups");

const afterAllMs = agentSpansStartMs + 30 * 86_400_000;

async function ingestProject() {
  const { id } = await testProject();
  return { projectId: id, hashKey: `key of ${id}`, retentionDays: 3_650 };
}
type Project = Awaited<ReturnType<typeof ingestProject>>;

/** Requests of a few spans each: those of many traces mixed, some of them twice. */
function requestsOf(random: Random, traces: number): Span[][] {
  const spans = random.times(traces, () => agentTrace(random)).flat();
  const rest = random.shuffle([...spans, ...spans.filter(() => random.integer(5) === 0)]);
  const requests: Span[][] = [];
  while (rest.length > 0) requests.push(rest.splice(0, 1 + random.integer(14)));
  return requests;
}

async function expectExact(...projects: Project[]) {
  const { stored, counted, changes } = await rollupCells(projects.map(({ projectId }) => projectId));
  expect(stored.filter((cell) => !counted.includes(cell)).slice(0, 3)).toEqual([]);
  expect(counted.filter((cell) => !stored.includes(cell)).slice(0, 3)).toEqual([]);
  expect(stored.length).toBe(counted.length);
  return { cells: stored.length, changes };
}

async function runsOf({ projectId }: Project) {
  return sql`select to_jsonb(a) - 'project_id' as row from trace_agents a
    where project_id = ${projectId} order by trace_id, agent_id`;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  "whatever comes in whatever order, cells that nobody noted are what a recount gives: seed %i",
  async (seed) => {
    const random = seeded(seed);
    const [pieces, whole] = [await ingestProject(), await ingestProject()];
    let kept: Span[] = [];
    for (const spans of requestsOf(random, 10)) {
      await storeSpans(pieces, spans);
      kept.push(...spans);
      if (random.integer(6) === 0) {
        const gone = random.times(3, () => random.pick(kept).traceId);
        await deleteTraces(sql, pieces.projectId, gone);
        kept = kept.filter(({ traceId }) => !gone.includes(traceId));
        if (kept.length === 0) kept = [...spans];
        await storeSpans(pieces, kept.slice(-1));
      }
      if (random.integer(3) === 0) {
        await rollUp(agentSpansStartMs + random.integer(300 * 60_000));
        await expectExact(pieces);
      }
    }
    await rollUp(afterAllMs);
    const { cells, changes } = await expectExact(pieces);
    expect(changes).toBe(0);
    expect(cells).toBeGreaterThan(20);
    await storeSpans(whole, kept);
    expect(await runsOf(pieces)).toEqual(await runsOf(whole));
    await deleteTraces(
      sql,
      whole.projectId,
      kept.map(({ traceId }) => traceId),
    );
    await deleteTraces(
      sql,
      pieces.projectId,
      kept.slice(kept.length / 2).map(({ traceId }) => traceId),
    );
    await rollUp(afterAllMs);
    await expectExact(pieces, whole);
  },
);

test("what models cost in a run adds up to what the run cost", async () => {
  const project = await ingestProject();
  await storeSpans(project, requestsOf(seeded(50), 60).flat());
  const runs = await sql<
    { cost: number; parts: number; tokens: number; partTokens: number; unpriced: number; partUnpriced: number }[]
  >`
    select coalesce(a.cost_usd, -1) as cost, coalesce(k.cost, -1) as parts, coalesce(a.input_tokens, -1)::float8 as tokens,
      coalesce(k.tokens, -1) as "partTokens", a.unpriced_count as unpriced, coalesce(k.unpriced, 0)::int as "partUnpriced"
    from trace_agents a cross join lateral (
      select sum((c->>'costUsd')::float8) as cost, sum((c->>'inputTokens')::float8) as tokens,
        sum((c->>'unpricedCount')::int) as unpriced
      from jsonb_array_elements(a.calls) c where c->>'kind' = 'model') k
    where a.project_id = ${project.projectId}`;
  expect(runs.filter(({ cost }) => cost > 0).length).toBeGreaterThan(15);
  for (const { cost, parts, tokens, partTokens, unpriced, partUnpriced } of runs) {
    expect(parts).toBeCloseTo(cost, 9);
    expect(partTokens).toBe(tokens);
    expect(partUnpriced).toBe(unpriced);
  }
});

test("two that sum up while requests come are exact at every moment", async () => {
  const project = await ingestProject();
  const requests = requestsOf(seeded(60), 15);
  let coming = true;
  async function send() {
    for (let spans = requests.pop(); spans; spans = requests.pop()) await storeSpans(project, spans);
  }
  async function sumUp() {
    while (coming) await rollUp(afterAllMs);
  }
  async function look() {
    for (let looks = 0; coming || looks < 5; looks++) await expectExact(project);
  }
  const sent = Promise.all([send(), send(), send()]).finally(() => {
    coming = false;
  });
  await Promise.all([sent, sumUp(), sumUp(), look()]);
  await rollUp(afterAllMs);
  expect((await expectExact(project)).changes).toBe(0);
});

test("one that is stopped half way leaves everything to the next", async () => {
  const project = await ingestProject();
  for (const spans of requestsOf(seeded(70), 10)) await storeSpans(project, spans);
  const before = await rollupCells([project.projectId]);
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`lock table call_rollups in exclusive mode`;
  const stopped = rollUp(afterAllMs).catch((error: Error) => error);
  const waiting = () => sql`select pg_cancel_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await waiting()).length === 0);
  expect(await stopped).toBeInstanceOf(Error);
  await holder`rollback`;
  holder.release();
  expect(await rollupCells([project.projectId])).toEqual(before);
  await rollUp(afterAllMs);
  expect((await expectExact(project)).changes).toBe(0);
});

test("absurd amounts stop nothing", async () => {
  const project = await ingestProject();
  const [span] = agentTrace(seeded(80));
  if (!span) throw new Error("No spans.");
  const most = { value: { intValue: String(Number.MAX_SAFE_INTEGER) } };
  const absurd = ["gen_ai.usage.cost", "gen_ai.usage.input_tokens"].map((key) => ({ key, ...most }));
  const spans = ["a", "b", "c"].map((letter) => ({ ...span, traceId: letter.repeat(32) }));
  await storeSpans(
    project,
    spans.map((one) => ({ ...one, attributes: [...span.attributes, ...absurd] })),
  );
  await rollUp(afterAllMs);
  const sums = await sql`select runs, cost_usd / 3 as cost, input_tokens::text as tokens from agent_rollups
    where project_id = ${project.projectId}`;
  const most3 = { runs: 3, cost: expect.closeTo(Number.MAX_SAFE_INTEGER, -3), tokens: String(Number.MAX_SAFE_INTEGER) };
  expect(sums).toMatchObject([most3, most3]);
});

test("a quarter is summed up once it has ended; until then one note of it is enough", async () => {
  const project = await ingestProject();
  const [span] = agentTrace(seeded(80));
  if (!span) throw new Error("No spans.");
  const startMs = Date.parse("2026-02-03T10:05:00Z");
  const at = { startTimeUnixNano: `${startMs}000000`, endTimeUnixNano: `${startMs + 5}000000` };
  for (const traceId of ["a", "b", "c"]) await storeSpans(project, [{ ...span, ...at, traceId: traceId.repeat(32) }]);
  const state = async () => {
    const rollups = await sql`select step, runs from agent_rollups where project_id = ${project.projectId} order by 1`;
    const changes = await sql`select from agent_changes where project_id = ${project.projectId}`;
    return { rollups: [...rollups], changes: changes.length };
  };
  expect(await state()).toEqual({ rollups: [], changes: 3 });
  await rollUp(Date.parse("2026-02-03T10:16:59Z"));
  expect(await state()).toEqual({ rollups: [], changes: 1 });
  await rollUp(Date.parse("2026-02-03T10:17:00Z"));
  const both = [
    { step: "day", runs: 3 },
    { step: "quarter", runs: 3 },
  ];
  expect(await state()).toEqual({ rollups: both, changes: 0 });
});
