import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import type { Member } from "../auth";
import { type EndUser, userPage, userQuery, type userSorts } from "./schema";

await testDatabase();
const { sql } = await import("@/db");
const { testProject } = await import("../projects/test-project");
const { listUsers } = await import("./queries");

const random = seeded(4);
const letters = ["a", "A", "b%", "_", "é", "注", "\\", '"'];
const ids = [...new Set(random.times(60, (i) => `${random.pick(letters)}${random.pick(letters)}${i}`))];
const startMs = Date.UTC(2026, 10, 20);

/** Many are alike in what they are sorted by. */
const facts = ids.map((userId) => ({
  userId,
  failed: random.integer(3),
  traces: 3 + random.integer(3),
  cost: random.integer(3) === 0 ? null : random.integer(4) / 3,
  lastUs: startMs * 1_000 + random.integer(20),
}));
type Fact = (typeof facts)[number];

let us: Member;
let them: Member;

beforeAll(async () => {
  [us, them] = [(await testProject()).owner, (await testProject()).owner];
  for (const { userId, failed, traces, cost, lastUs } of facts) await insert(us, userId, failed, traces, cost, lastUs);
  await insert(them, "theirs", 1, 1, 1, startMs * 1_000);
});

async function insert(
  { projectId }: Member,
  userId: string,
  failed: number,
  traces: number,
  cost: number | null,
  lastUs: number,
) {
  const last = sql`timestamptz 'epoch' + ${lastUs}::bigint * interval '1 microsecond'`;
  await sql`
    insert into end_users (project_id, user_id, first_at, last_at, trace_count, failed_count, error_count, total_tokens,
      cost_usd, unpriced_count, session_count)
    values (${projectId}, ${userId}, ${last}, ${last}, ${traces}, ${failed}, 2, null, ${cost}, 0, 1)`;
}

async function all(query: Record<string, string>) {
  const items: EndUser[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listUsers(us, userQuery.parse({ ...query, ...(cursor ? { cursor } : {}) }));
    expect(userPage.parse(JSON.parse(JSON.stringify(page)))).toEqual(page);
    expect(page.items.length).toBeLessThanOrEqual(Number(query.limit));
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items.map(({ userId }) => userId);
}

const values: Record<(typeof userSorts)[number], (fact: Fact) => number> = {
  failed: ({ failed }) => failed,
  last_seen: ({ lastUs }) => lastUs,
  cost: ({ cost }) => cost ?? -1,
  traces: ({ traces }) => traces,
};

/** In the order of code points, as the database has them. */
function expected(sort: (typeof userSorts)[number], find = ""): string[] {
  const value = values[sort];
  return facts
    .filter(({ userId }) => userId.startsWith(find))
    .sort((a, b) => value(b) - value(a) || Buffer.compare(Buffer.from(b.userId), Buffer.from(a.userId)))
    .map(({ userId }) => userId);
}

describe.each(["failed", "last_seen", "cost", "traces"] as const)("by %s", (sort) => {
  test.each(["1", "7", "200"])("each user is listed once, %s at a time", async (limit) => {
    expect(await all({ sort, limit })).toEqual(expected(sort));
  });

  test.each(letters)("those whose id begins with %s", async (find) => {
    expect(await all({ sort, limit: "3", find })).toEqual(expected(sort, find));
  });
});

test("a user says what is known of it, and nobody sees another project's", async () => {
  const { items } = await listUsers(them, userQuery.parse({}));
  const at = new Date(startMs).toISOString();
  expect(items).toEqual([
    {
      userId: "theirs",
      firstAt: at,
      lastAt: at,
      sessionCount: 1,
      traceCount: 1,
      failedCount: 1,
      errorCount: 2,
      totalTokens: null,
      costUsd: 1,
      unpricedCount: 0,
    },
  ]);
});

test("a cursor has to be one, of this order", async () => {
  const { nextCursor } = await listUsers(us, userQuery.parse({ limit: "2" }));
  for (const query of [{ cursor: "x" }, { cursor: nextCursor ?? "", sort: "cost" }]) {
    await expect(listUsers(us, userQuery.parse(query))).rejects.toThrow("This cursor");
  }
  expect(userQuery.safeParse({ find: "a\0" }).success).toBe(false);
});
