import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import type { Member } from "../auth";
import type { Span } from "../otlp/model";
import { type Session, sessionDetail, sessionDetailQuery, sessionPage, sessionQuery } from "./schema";

await testDatabase();
const { deleteTraces } = await import("../erasure/delete-traces");
const { sql } = await import("@/db");
const { storeSpans } = await import("../ingest/store");
const { testProject } = await import("../projects/test-project");
const { getSession, listSessions } = await import("./queries");
const { sumUpGroups } = await import("./sum-up");

const startMs = Date.UTC(2026, 10, 20);
const random = seeded(3);
const sessions = 23;
const turns = 300;

/** Traces one after the other, ten seconds apart; which session each belongs to, and whether it says `refund`, is chance. */
const facts = random.times(turns, (number) => {
  const session = `s${random.integer(sessions)}`;
  return {
    number,
    session,
    user: random.integer(4) === 0 ? null : `u${random.integer(5)}`,
    agent: `agent-${random.integer(3)}`,
    refund: session !== "s1" && random.integer(4) === 0,
  };
});
type Turn = (typeof facts)[number];

let us: Member;
let them: Member;

beforeAll(async () => {
  [us, them] = [(await testProject()).owner, (await testProject()).owner];
  await store(us, facts);
  await store(them, facts.slice(0, 20));
  await sumUpGroups();
});

async function store({ projectId }: Member, turns: Turn[]) {
  const [project] = await sql<
    { hashKey: string }[]
  >`select hash_key as "hashKey" from projects where id = ${projectId}`;
  await storeSpans({ projectId, hashKey: project?.hashKey ?? "", retentionDays: 3_650 }, turns.map(spanOf));
}

function spanOf({ number, session, user, agent, refund }: Turn): Span {
  const from = startMs + number * 10_000;
  return {
    traceId: idOf(number),
    spanId: "00f067aa0ba902b7",
    parentSpanId: "",
    name: "run",
    kind: 1,
    startTimeUnixNano: `${from}000000`,
    endTimeUnixNano: `${from + 4_000}000000`,
    attributes: Object.entries({
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.id": agent,
      "gen_ai.agent.name": `${agent} as of ${number}`,
      "session.id": session,
      ...(user === null ? {} : { "user.id": user }),
      "input.value": refund ? `please refund ${number}` : `hello ${number}`,
      "output.value": `done ${number}`,
    }).map(([key, value]) => ({ key, value: { stringValue: value } })),
    events: [],
    links: [],
    status: { code: number % 7 === 0 ? 2 : 1 },
    resource: { attributes: [] },
    scope: { name: "test", attributes: [] },
  };
}

function idOf(number: number): string {
  return `${number + 1}`.padStart(32, "0");
}

/** Sessions by their last turn that holds, newest first. */
function expected(holds: (turn: Turn) => boolean = () => true): string[] {
  return [
    ...new Set(
      facts
        .filter(holds)
        .reverse()
        .map(({ session }) => session),
    ),
  ];
}

async function list(query: Record<string, string>, member = us) {
  const page = await listSessions(member, sessionQuery.parse(query));
  expect(sessionPage.parse(JSON.parse(JSON.stringify(page)))).toEqual(page);
  return page;
}

async function all(query: Record<string, string>) {
  const items: Session[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ ...query, ...(cursor ? { cursor } : {}) });
    expect(page.partial).toBe(false);
    expect(page.items.length).toBeLessThanOrEqual(Number(query.limit ?? 50));
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items.map(({ sessionId }) => sessionId);
}

const inSession = (holds: (turn: Turn) => boolean) => {
  const ids = new Set(facts.filter(holds).map(({ session }) => session));
  return ({ session }: Turn) => ids.has(session);
};
const middle = new Date(startMs + (turns - 20) * 10_000).toISOString();
const isLate = (session: string) => facts.some((turn) => turn.session === session && turn.number >= turns - 20);

describe.each(["1", "4", "50"])("%s at a time, every session is listed once", (limit) => {
  test("newest activity first", async () => {
    expect(await all({ limit })).toEqual(expected());
  });

  test("of an agent, of a user, of both", async () => {
    const ofAgent = inSession(({ agent }) => agent === "agent-1");
    const ofUser = inSession(({ user }) => user === "u2");
    expect(await all({ limit, agent: "agent-1" })).toEqual(expected(ofAgent));
    expect(await all({ limit, user: "u2" })).toEqual(expected(ofUser));
    expect(await all({ limit, user: "u2", agent: "agent-1" })).toEqual(
      expected((turn) => ofUser(turn) && ofAgent(turn)),
    );
  });

  test("by when something last happened", async () => {
    expect(await all({ limit, from: middle })).toEqual(expected().filter(isLate));
    expect(await all({ limit, to: middle })).toEqual(expected().filter((session) => !isLate(session)));
    expect(await all({ limit, from: middle, user: "u2" })).toEqual(
      expected(inSession(({ user }) => user === "u2")).filter(isLate),
    );
  });

  test("by what was said in it, where the newest match stands", async () => {
    expect(await all({ limit, q: "refund" })).toEqual(expected(({ refund }) => refund));
    expect(await all({ limit, q: "status:error" })).toEqual(expected(({ number }) => number % 7 === 0));
    expect(await all({ limit, q: "refund", agent: "agent-1", to: middle })).toEqual(
      expected((turn) => turn.refund && inSession(({ agent }) => agent === "agent-1")(turn)).filter(
        (session) => !isLate(session),
      ),
    );
    expect(await all({ limit, q: "absentword" })).toEqual([]);
  }, 60_000);
});

test("a session matches anywhere in it, not only where it was last active", () => {
  expect(expected(({ refund }) => refund)).not.toEqual(expected().filter((id) => id !== "s1"));
});

test("one session that matches more often than anything else is listed once, page after page", async () => {
  const { owner } = await testProject();
  const loud = facts.map((turn) => ({
    ...turn,
    session: turn.number % 30 === 0 ? `s${turn.number}` : "loud",
    refund: true,
  }));
  await store(owner, loud);
  await sumUpGroups();
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await list({ q: "refund", limit: "1", ...(cursor ? { cursor } : {}) }, owner);
    ids.push(...page.items.map(({ sessionId }) => sessionId));
    cursor = page.nextCursor;
  }
  expect(ids).toEqual([...new Set(loud.toReversed().map(({ session }) => session))]);
});

test("a session says what its turns add up to", async () => {
  const { items } = await list({ limit: "1" });
  const own = facts.filter(({ session }) => session === items[0]?.sessionId);
  const [first, last] = [own[0]?.number ?? 0, own.at(-1)?.number ?? 0];
  const nameOf = (agent: string) => `${agent} as of ${facts.findLast((turn) => turn.agent === agent)?.number}`;
  const agents = [...new Set(own.map(({ agent }) => agent))].sort();
  expect(items[0]).toEqual({
    sessionId: own[0]?.session,
    firstAt: new Date(startMs + first * 10_000).toISOString(),
    lastAt: new Date(startMs + last * 10_000 + 4_000).toISOString(),
    isOpen: false,
    durationMs: (last - first) * 10_000 + 4_000,
    activeMs: own.length * 4_000,
    traceCount: own.length,
    failedCount: own.filter(({ number }) => number % 7 === 0).length,
    errorCount: own.filter(({ number }) => number % 7 === 0).length,
    totalTokens: null,
    costUsd: null,
    unpricedCount: 0,
    users: [...new Set(own.flatMap(({ user }) => user ?? []))].sort(),
    agents: agents.map((agentId) => ({ agentId, name: nameOf(agentId) })),
    firstInput: own[0]?.refund ? `please refund ${first}` : `hello ${first}`,
    lastOutput: `done ${last}`,
  });
});

test("a session's page is right before it is summed up, and after its traces are gone", async () => {
  const { owner } = await testProject();
  const now = {
    ...facts[0],
    number: Math.floor((Date.now() - startMs) / 10_000),
    session: "new/one?",
    agent: "a",
    refund: false,
    user: null,
  };
  await store(owner, [now]);
  const found = await getSession(owner, "new/one?", sessionDetailQuery.parse({}));
  expect(found?.session).toMatchObject({ traceCount: 1, isOpen: true });
  expect(found?.session.agents).toEqual([{ agentId: "a", name: `a as of ${now.number}` }]);
  expect((await list({}, owner)).items).toEqual([]);
  await sumUpGroups();
  expect((await list({}, owner)).items).toEqual([found?.session]);
  await deleteTraces(sql, owner.projectId, [idOf(now.number)]);
  expect(await getSession(owner, "new/one?", sessionDetailQuery.parse({}))).toBeUndefined();
});

test.each(["1", "5", "1000"])("a session's traces come in order of their start, %s at a time", async (limit) => {
  const own = facts.filter(({ session }) => session === "s5").map(({ number }) => idOf(number));
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = sessionDetailQuery.parse({ limit, ...(cursor ? { cursor } : {}) });
    const page = await getSession(us, "s5", query);
    expect(sessionDetail.parse(JSON.parse(JSON.stringify(page)))).toEqual(page);
    expect(page?.session.traceCount).toBe(own.length);
    ids.push(...(page?.traces.map(({ traceId }) => traceId) ?? []));
    cursor = page?.nextCursor ?? null;
  }
  expect(ids).toEqual(own);
});

test("no project sees another's, and a cursor has to be one", async () => {
  const own = new Set(facts.slice(0, 20).map(({ session }) => session));
  expect(new Set((await list({}, them)).items.map(({ sessionId }) => sessionId))).toEqual(own);
  const other = expected().find((session) => !own.has(session)) ?? "";
  expect(await getSession(them, other, sessionDetailQuery.parse({}))).toBeUndefined();
  expect((await list({ q: "refund", limit: "200" }, them)).items.every(({ sessionId }) => own.has(sessionId))).toBe(
    true,
  );
  const { nextCursor } = await list({ limit: "3" });
  expect((await list({ cursor: nextCursor ?? "" }, them)).items.every(({ sessionId }) => own.has(sessionId))).toBe(
    true,
  );
  for (const cursor of ["x", "[]", nextCursor?.slice(0, -4) ?? ""]) {
    await expect(list({ cursor })).rejects.toThrow("This cursor");
  }
  await expect(list({ q: "refund", cursor: nextCursor ?? "" })).rejects.toThrow("This cursor");
});
