import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import type { Member } from "../auth";
import type { Span } from "../otlp/model";
import { chat, lines, span } from "../thread/test-run";
import { sessionDetailQuery, sessionTurns, turnsQuery } from "./schema";

await testDatabase();
const { storeSpans } = await import("../ingest/store");
const { testProject } = await import("../projects/test-project");
const { getSession } = await import("./queries");
const { getTurns } = await import("./turns");

const traces = 60;
let us: Member;
let them: Member;

beforeAll(async () => {
  [us, them] = [(await testProject()).owner, (await testProject()).owner];
  const history: string[] = ["system: be kind"];
  const spans: Span[] = [];
  for (let i = 0; i < traces; i++) {
    history.push(`user: question ${i}`);
    spans.push(...inSession(i, "long", chat("a", [i * 10, i * 10 + 5], [...history], [`assistant: answer ${i}`])));
    history.push(`assistant: answer ${i}`);
  }
  spans.push(...inSession(900, "other", chat("a", [0, 1], ["user: elsewhere"], [])));
  await store(us, spans);
});

function idOf(number: number): string {
  return `${number + 1}`.padStart(32, "0");
}

function inSession(number: number, session: string, ...spans: Span[]): Span[] {
  const own = { key: "session.id", value: { stringValue: session } };
  return spans.map((one) => ({ ...one, traceId: idOf(number), attributes: [...one.attributes, own] }));
}

function store({ projectId }: Member, spans: Span[]) {
  return storeSpans({ projectId, hashKey: "a key", retentionDays: 3_650 }, spans);
}

async function read(numbers: number[], member = us, session = "long") {
  const found = await getTurns(member, session, numbers.map(idOf));
  if (found) expect(sessionTurns.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  return found?.items.map(({ traceId, repeated, thread }) => [Number(traceId) - 1, repeated, ...lines(thread)]);
}

const turn = (i: number) => [i, 2 * i + 1, `user: question ${i}`, `assistant: answer ${i}`];

test("each turn says what it adds, in the session's order, wherever the reading begins", async () => {
  expect(await read([1, 0])).toEqual([[0, 0, "system: be kind", ...turn(0).slice(2)], turn(1)]);
  expect(await read([42])).toEqual([turn(42)]);
  const twenty = Array.from({ length: 20 }, (_, i) => 30 + i);
  expect(await read(twenty.toReversed())).toEqual(twenty.map(turn));
});

test("of what lies far apart, so many are read at once, and the first ones first", async () => {
  const apart = Array.from({ length: 12 }, (_, i) => 59 - 5 * i).reverse();
  const some = (await read(apart)) ?? [];
  expect(some.length).toBeGreaterThan(3);
  expect(some.length).toBeLessThan(12);
  expect(some).toEqual(apart.slice(0, some.length).map(turn));
});

test("only traces of the session and of the project are told", async () => {
  expect(await read([900, 3])).toEqual([turn(3)]);
  expect(await read([900], us, "other")).toEqual([[900, 0, "user: elsewhere"]]);
  expect(await read([900])).toBeUndefined();
  expect(await read([3], them)).toBeUndefined();
  for (const trace of [[], ["x"], Array.from({ length: 21 }, (_, i) => idOf(i))]) {
    expect(turnsQuery.safeParse({ trace }).success).toBe(false);
  }
});

test("a session of 1,000 traces opens within a second", async () => {
  const { owner } = await testProject();
  const spans = Array.from({ length: 1_000 }, (_, i) => [
    ...inSession(
      i,
      "s",
      span("root", [i * 10, i * 10 + 9], { "gen_ai.operation.name": "invoke_agent", "user.id": "u" }),
    ),
    ...inSession(i, "s", chat("a", [i * 10, i * 10 + 5], ["user: hi"], ["assistant: hello"], { parent: "root" })),
  ]);
  await store(owner, spans.flat());
  const query = sessionDetailQuery.parse({});
  await getSession(owner, "s", query);
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const begun = performance.now();
    expect((await getSession(owner, "s", query))?.traces).toHaveLength(1_000);
    times.push(performance.now() - begun);
  }
  expect(Math.min(...times)).toBeLessThan(1_000);
}, 60_000);
