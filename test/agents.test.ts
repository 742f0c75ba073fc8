import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AgentCard, agentDetail, agentPage, agentSorts, agentTimeseries } from "@/lib/agents/schema";
import { agentTrace } from "@/lib/agents/test-runs";
import type { Span } from "@/lib/otlp/model";
import { testDatabase } from "./database";
import { openDoors } from "./http-door";
import { seeded } from "./random";
import { requestOf, testSender } from "./sender";

await testDatabase();
const { GET: list } = await import("@/app/api/v1/agents/route");
const { GET: detail } = await import("@/app/api/v1/agents/[agentId]/route");
const { GET: timeseries } = await import("@/app/api/v1/agents/[agentId]/timeseries/route");

const { integer, pick, times, ...random } = seeded(29);
const at = (text: string) => Date.parse(text);
const shared = "shared / agent 50 %";
let doors: Awaited<ReturnType<typeof openDoors>>;
let ours: Awaited<ReturnType<typeof testSender>>;
let theirs: Awaited<ReturnType<typeof testSender>>;

beforeAll(async () => {
  const params = ({ agentId = "" }: Record<string, string>) => ({
    params: Promise.resolve({ agentId: decodeURIComponent(agentId) }),
  });
  doors = await openDoors({
    "GET /api/v1/agents": (request) => list(request, { params: Promise.resolve({}) }),
    "GET /api/v1/agents/:agentId": (request, given) => detail(request, params(given)),
    "GET /api/v1/agents/:agentId/timeseries": (request, given) => timeseries(request, params(given)),
  });
  [ours, theirs] = [await testSender(), await testSender()];
  const first = at("2026-11-10T12:00:00Z");
  const runs = times(60, (i) => trace(`agent-${i % 12}`, first + integer(3_600_000)));
  await ours.send(requestOf([...runs, trace(shared, first + 1), trace("Ärger", first + 2)].flat()));
  await theirs.send(requestOf([trace(shared, first, "9.9"), trace("their secret", first)].flat()));
});

afterAll(() => doors.close());

function trace(agentId: string, startMs: number, version?: string): Span[] {
  return agentTrace({ integer, pick, times, ...random }, agentId, startMs, version).spans;
}

async function ask(path: string, query: Record<string, string> = {}, key = ours.keys.read) {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${doors.url}/api/v1/agents${path}?${new URLSearchParams(query)}`, { headers });
  const body: unknown = await answer.json();
  return { status: answer.status, body };
}

async function pageOf(query: Record<string, string> = {}, key?: string) {
  const { status, body } = await ask("", query, key);
  expect({ status, body }).toMatchObject({ status: 200 });
  return agentPage.parse(body);
}

async function overview(agentId: string, query: Record<string, string> = {}) {
  return agentDetail.parse((await ask(`/${encodeURIComponent(agentId)}`, query)).body);
}

async function seriesOf(agentId: string, query: Record<string, string> = {}) {
  return agentTimeseries.parse((await ask(`/${encodeURIComponent(agentId)}/timeseries`, query)).body);
}

const sortValues: Record<(typeof agentSorts)[number], (card: AgentCard) => (number | string)[]> = {
  attention: (card) => [-card.failures, -(card.errorRate ?? 0)],
  last_seen: (card) => [-at(card.lastSeen)],
  runs: (card) => [-card.runs],
  error_rate: (card) => [-(card.errorRate ?? 0)],
  p95: (card) => [-(card.p95Ms ?? 0)],
  cost: (card) => [-(card.costUsd ?? -1)],
  name: (card) => [card.name.toLowerCase()],
};

function compare(a: (number | string)[], b: (number | string)[]): number {
  const i = a.findIndex((value, i) => value !== b[i]);
  return i < 0 ? 0 : (a[i] ?? 0) < (b[i] ?? 0) ? -1 : 1;
}

test.each(agentSorts)("pages by %s have no gap and no repeat, and are in order", async (sort) => {
  const cards: AgentCard[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await pageOf({ sort, limit: "3", ...(cursor && { cursor }) });
    cards.push(...page.items);
    if (page.nextCursor === null) break;
    expect(page.items).toHaveLength(3);
    cursor = page.nextCursor;
  }
  expect(new Set(cards.map(({ agentId }) => agentId)).size).toBe(15);
  expect(cards).toHaveLength(15);
  const values = cards.map(sortValues[sort]);
  expect(values).toEqual(values.toSorted(compare));
  expect(cards).toEqual((await pageOf({ sort })).items);
});

describe("what cannot be asked is refused", () => {
  test.each<[string, Record<string, string>, number]>([
    ["", { sort: "colour" }, 400],
    ["", { from: "yesterday" }, 400],
    ["", { cursor: "nonsense" }, 400],
    ["/nobody", {}, 404],
    ["/nobody/timeseries", {}, 404],
    ["/agent-1%00", {}, 400],
    ["/agent-1/timeseries", { timeZone: "Mars/Olympus" }, 400],
    ["/agent-1/timeseries", { buckets: "201" }, 400],
  ])("%s %o", async (path, query, status) => {
    expect((await ask(path, query)).status).toBe(status);
  });

  test("a cursor of another order", async () => {
    const { nextCursor } = await pageOf({ sort: "runs", limit: "1" });
    expect((await ask("", { sort: "name", limit: "1", cursor: nextCursor ?? "" })).status).toBe(400);
  });

  test("whoever has no key", async () => {
    for (const path of ["", "/agent-1", "/agent-1/timeseries"]) expect((await ask(path, {}, "ph_no")).status).toBe(401);
  });
});

test("a project sees its own agents alone, of those that go by one id too", async () => {
  const { items } = await pageOf({}, theirs.keys.read);
  expect(
    items
      .map(({ agentId }) => agentId)
      .filter((id) => id !== "helper")
      .sort(),
  ).toEqual([shared, "their secret"]);
  expect(items.find(({ agentId }) => agentId === shared)).toMatchObject({ runs: 1, versions: ["9.9"] });
  expect(await overview(shared)).toMatchObject({ totals: { runs: 1 }, agent: { versions: ["1.0"] } });
  expect((await seriesOf(shared)).versions.map(({ version }) => version)).toEqual(["1.0"]);
  for (const path of ["/their%20secret", "/their%20secret/timeseries"]) expect((await ask(path)).status).toBe(404);
});

test("agents are found by what their names hold, in any case", async () => {
  const found = async (find: string) => (await pageOf({ find })).items.map(({ agentId }) => agentId);
  expect(await found("ÄRG")).toEqual(["Ärger"]);
  expect(await found(" 50 %")).toEqual([shared]);
  expect(await found("a_g")).toEqual([]);
  expect(await found("agent-1")).toHaveLength(3);
});

test("a sub-agent shows who called it", async () => {
  const { agent } = await overview("helper");
  expect(agent.parents.length).toBeGreaterThan(3);
  expect(agent.parents).toContainEqual({ agentId: "agent-1", name: "agent-1" });
  expect((await overview("agent-1")).agent.parents).toEqual([]);
});

test("a range without runs is of nothing, and says what the newest run said", async () => {
  const range = { from: "2026-10-01T00:00:00Z", to: "2026-10-02T00:00:00Z" };
  expect((await pageOf(range)).items).toEqual([]);
  const { agent, totals, before, calls } = await overview("agent-1", { ...range, compare: "true" });
  expect(agent).toMatchObject({ name: "agent-1", versions: ["1.0"], environments: ["production"] });
  expect(totals).toMatchObject({ runs: 0, errorRate: null, p95Ms: null, costUsd: null });
  expect({ before, calls }).toEqual({ before: totals, calls: [] });
  const series = await seriesOf("agent-1", range);
  expect(series.buckets.length).toBeGreaterThan(20);
  expect(series.buckets.every(({ runs }) => runs === 0)).toBe(true);
  const backward = { from: range.to, to: range.from };
  expect((await pageOf(backward)).items).toEqual([]);
  expect((await seriesOf("agent-1", backward)).buckets).toEqual([]);
});

test("the longest range that can be asked for is answered", async () => {
  const range = { from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59.999Z" };
  const [all, longest] = [await pageOf({ sort: "name" }), await pageOf({ ...range, sort: "name" })];
  expect(longest.items.map(({ spark, ...card }) => card)).toEqual(all.items.map(({ spark, ...card }) => card));
  const { buckets } = await seriesOf("agent-1", { ...range, timeZone: "Europe/Berlin", buckets: "200" });
  expect(buckets.reduce((sum, { runs }) => sum + runs, 0)).toBe((await overview("agent-1", range)).totals.runs);
});

test("versions are marked where they were first seen", async () => {
  const runs = [
    ["2026-11-01T10:00:00Z", "1"],
    ["2026-11-05T10:20:00Z", "2"],
    ["2026-11-05T10:40:00Z", "1"],
    ["2026-11-05T13:59:59Z", "3"],
    ["2026-11-08T00:00:00Z", "2"],
  ] as const;
  await ours.send(requestOf(runs.flatMap(([start, version]) => trace("released", at(start), version))));
  const { rollUp } = await import("@/lib/agents/rollups");
  const seen = async (from: string) => {
    const { versions } = await seriesOf("released", { from: `2026-11-${from}:00Z`, to: "2026-11-09T00:00:00Z" });
    return versions.map(({ version, firstSeen }) => `${version} ${firstSeen.slice(8, 16)}`);
  };
  for (const step of [async () => undefined, () => rollUp(at("2026-11-20T00:00:00Z"))]) {
    await step();
    expect(await seen("01T00:00")).toEqual(["1 01T10:00", "2 05T10:15", "3 05T13:45"]);
    expect(await seen("05T10:25")).toEqual(["3 05T13:45"]);
    expect(await seen("06T00:00")).toEqual([]);
  }
});
