import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { requestOf } from "@/test/sender";
import type { Member } from "../auth";
import { dayMs } from "./buckets";
import { latencyKey, percentile } from "./latency";
import { type AgentTotals, agentDetailQuery, agentQuery, timeseriesQuery } from "./schema";
import { agentTrace, type KnownRun } from "./test-runs";

type Range = { from?: string; to?: string };

const random = seeded(17);
const { integer, pick, times, shuffle } = random;
const first = Date.parse("2026-11-10T21:07:00Z");
const spread = 4 * dayMs;
const zones = ["UTC", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Europe/Berlin"];
const agents = ["planner", "writer", "critic"];

const known: KnownRun[] = [];
let owner: Member;
let send: (spans: ReturnType<typeof agentTrace>["spans"]) => Promise<void>;
let queries: typeof import("./queries");
let rollUp: () => Promise<void>;
let countTraces: (q: string, range: Range) => Promise<{ count: number; costUsd: number }>;

beforeAll(async () => {
  await testDatabase();
  const { testSender } = await import("@/test/sender");
  const rollups = await import("./rollups");
  const { listTraces } = await import("../traces/queries");
  const { traceQuery } = await import("../traces/schema");
  queries = await import("./queries");
  const sender = await testSender();
  owner = sender.owner;
  send = async (spans) => expect((await sender.send(requestOf(spans))).status).toBe(200);
  rollUp = () => rollups.rollUp(first + spread + dayMs);
  countTraces = async (q, range) => {
    let [count, costUsd] = [0, 0];
    for (let cursor: string | undefined; ; ) {
      const page = await listTraces(owner, traceQuery.parse({ q, limit: 200, cursor, ...range }));
      count += page.items.length;
      costUsd += page.items.reduce((sum, trace) => sum + (trace.costUsd ?? 0), 0);
      if (page.nextCursor === null) return { count, costUsd };
      cursor = page.nextCursor;
    }
  };
});

async function sendRuns(count: number) {
  const traces = times(count, () => agentTrace(random, pick(agents), first + integer(spread), pick(["1.0", "2.0"])));
  known.push(...traces.flatMap(({ runs }) => runs));
  await send(traces.flatMap(({ spans }) => spans));
}

function ofAgent(agentId: string, { from, to }: Range): KnownRun[] {
  const [since, until] = [from ? Date.parse(from) : 0, to ? Date.parse(to) : Number.POSITIVE_INFINITY];
  return known.filter((run) => run.agentId === agentId && run.startMs >= since && run.startMs < until);
}

function sum(runs: KnownRun[], of: (run: KnownRun) => number) {
  return runs.reduce((total, run) => total + of(run), 0);
}

function costOf(runs: KnownRun[]) {
  return sum(runs, ({ costs }) => [...costs.values()].reduce((total, cost) => total + cost, 0));
}

function expectTotals(totals: AgentTotals, runs: KnownRun[]) {
  const failures = runs.filter(({ result }) => result === "failure").length;
  const keys = runs.map(({ durationMs }) => latencyKey(durationMs * 1e6));
  const counts = new Map(keys.map((key) => [key, keys.filter((other) => other === key).length]));
  const at = (share: number) => percentile([...counts.keys()], [...counts.values()], share);
  expect(totals).toMatchObject({
    runs: runs.length,
    successes: runs.filter(({ result }) => result === "success").length,
    failures,
    errorRate: runs.length > 0 ? failures / runs.length : null,
    p50Ms: runs.length > 0 ? (at(0.5) ?? 0) / 1e6 : null,
    p99Ms: runs.length > 0 ? (at(0.99) ?? 0) / 1e6 : null,
    spanCount: sum(runs, (run) => run.spanCount),
    llmCount: sum(runs, (run) => run.llmCount),
    toolCount: sum(runs, (run) => run.toolCount),
    unpricedCount: sum(runs, (run) => run.unpricedCount),
    inputTokens: runs.length > 0 ? sum(runs, (run) => run.inputTokens) : null,
  });
  expect(totals.costUsd ?? 0).toBeCloseTo(costOf(runs), 9);
}

/** Ranges that cut quarters of an hour and days, or have no end, or none at all. */
function someRange(): Range {
  const from = first + integer(spread);
  const to = from + 1 + integer(pick([3_600_000, dayMs, spread]));
  const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return pick([range, range, range, { from: range.from }, { to: range.to }, {}]);
}

async function expectCards(range: Range) {
  const { items } = await queries.listAgents(owner, agentQuery.parse({ ...range, sort: "name" }));
  const ran = [...agents, "helper"].filter((agentId) => ofAgent(agentId, range).length > 0);
  expect(items.map(({ agentId }) => agentId)).toEqual(ran.sort());
  for (const card of items) {
    const runs = ofAgent(card.agentId, range);
    expectTotals(card, runs);
    expect(card.spark.reduce((total, step) => total + step.runs, 0)).toBe(runs.length);
    expect(card.spark.reduce((total, step) => total + step.failures, 0)).toBe(card.failures);
    expect(card.spark.length).toBeLessThanOrEqual(32);
    expect(Date.parse(card.lastSeen)).toBe(Math.max(...runs.map(({ startMs }) => startMs)));
    expect(card.versions).toEqual([...new Set(runs.map(({ version }) => version))].sort());
    expect(card.environments).toEqual(["production"]);
  }
}

async function expectOverview(agentId: string, range: Range) {
  const runs = ofAgent(agentId, range);
  const query = { ...range, compare: "true" };
  const detail = await queries.getAgentDetail(owner, agentId, agentDetailQuery.parse(query));
  if (!detail) throw new Error("The agent is not found.");
  expectTotals(detail.totals, runs);
  if (range.from && range.to) {
    const before = Date.parse(range.from) - (Date.parse(range.to) - Date.parse(range.from));
    expect(detail.before).not.toBeNull();
    if (detail.before)
      expectTotals(detail.before, ofAgent(agentId, { from: new Date(before).toISOString(), to: range.from }));
  }
  for (const call of detail.calls.filter(({ kind }) => kind === "model")) {
    expect(call.costUsd ?? 0).toBeCloseTo(
      sum(runs, ({ costs }) => costs.get(call.name) ?? 0),
      9,
    );
  }
  const called = (kind: string) =>
    detail.calls.filter((call) => call.kind === kind).reduce((n, { calls }) => n + calls, 0);
  expect(called("model")).toBe(sum(runs, (run) => run.llmCount));
  expect(called("tool")).toBe(sum(runs, (run) => run.toolCount));
  await expectSeries(agentId, range, detail.totals);
  await expectTraces(agentId, range, detail.totals);
}

async function expectSeries(agentId: string, range: Range, totals: AgentTotals) {
  const query = timeseriesQuery.parse({ ...range, timeZone: pick(zones), buckets: 1 + integer(200) });
  const series = await queries.getAgentTimeseries(owner, agentId, query);
  for (const bucket of series?.buckets ?? []) {
    const runs = ofAgent(agentId, bucket);
    expectTotals(bucket, runs);
    expect(bucket.costByModel.reduce((total, { costUsd }) => total + costUsd, 0)).toBeCloseTo(costOf(runs), 9);
  }
  const added = (of: (sums: AgentTotals) => number | null) =>
    series?.buckets.reduce((total, bucket) => total + (of(bucket) ?? 0), 0);
  expect(added(({ runs }) => runs)).toBe(totals.runs);
  expect(added(({ failures }) => failures)).toBe(totals.failures);
  expect(added(({ inputTokens }) => inputTokens)).toBe(totals.inputTokens ?? 0);
  expect(added(({ costUsd }) => costUsd)).toBeCloseTo(totals.costUsd ?? 0, 9);
}

/** A sub-agent's cost is not the whole trace's. */
async function expectTraces(agentId: string, range: Range, totals: AgentTotals) {
  const all = await countTraces(`agent:${agentId}`, range);
  expect(all.count).toBe(totals.runs);
  if (agentId !== "helper") expect(all.costUsd).toBeCloseTo(totals.costUsd ?? 0, 9);
  expect((await countTraces(`failed:${agentId}`, range)).count).toBe(totals.failures);
  expect((await countTraces(`succeeded:${agentId}`, range)).count).toBe(totals.successes);
}

describe("what is told of agents is what their runs say, and what the list of traces shows", () => {
  async function expectAll() {
    for (const range of [{}, ...times(6, someRange)]) await expectCards(range);
    for (const agentId of shuffle([...agents, "helper"])) {
      for (const range of times(3, someRange)) await expectOverview(agentId, range);
    }
  }

  test("before anything is summed up", { timeout: 120_000 }, async () => {
    await sendRuns(120);
    await expectAll();
  });

  test("when all of it is", { timeout: 120_000 }, async () => {
    const { sql } = await import("@/db");
    await rollUp();
    expect(await sql`select from agent_changes`).toHaveLength(0);
    expect((await sql`select from agent_rollups where step = 'day'`).length).toBeGreaterThan(10);
    await expectAll();
  });

  test("when some of it changed since", { timeout: 120_000 }, async () => {
    const { sql } = await import("@/db");
    await sendRuns(25);
    expect((await sql`select from agent_changes`).length).toBeGreaterThan(20);
    await expectAll();
  });

  test("and when that is summed up too", { timeout: 120_000 }, async () => {
    await rollUp();
    await expectAll();
  });
});
