import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { type Random, seeded } from "@/test/random";
import type { Span } from "../otlp/model";

await testDatabase();
const { sql } = await import("@/db");
const { deleteTraces } = await import("../erasure/delete-traces");
const { eraseTraces } = await import("../erasure/queries");
const { storeSpans } = await import("../ingest/store");
const { testProject } = await import("../projects/test-project");
const { sumUpGroups } = await import("./sum-up");

type Fact = Record<string, unknown>;
const startMs = Date.UTC(2026, 10, 20);

/** Some spans of one trace, of which any may name a session, a user, an agent, tokens and a cost. */
function spansOf(random: Random, trace: number, count: number): Span[] {
  const traceId = `${trace}`.padStart(32, "0");
  const base = startMs + random.integer(100_000);
  return Array.from({ length: count }, (_, i) => {
    const operation = random.pick(["chat", "chat", "invoke_agent", "execute_tool"]);
    const from = base + random.integer(5_000);
    return {
      traceId,
      spanId: `${trace}a${i}`.padStart(16, "0"),
      parentSpanId: i === 0 ? "" : `${trace}a${random.integer(i)}`.padStart(16, "0"),
      name: operation,
      kind: 1,
      startTimeUnixNano: `${from}000000`,
      endTimeUnixNano: `${from + random.integer(3_000)}000000`,
      attributes: Object.entries({
        "gen_ai.operation.name": operation,
        ...(random.integer(3) === 0 ? { "session.id": `session ${random.integer(4)}` } : {}),
        ...(random.integer(3) === 0 ? { "user.id": `user ${random.integer(3)}` } : {}),
        ...(operation === "invoke_agent" ? { "gen_ai.agent.name": `agent ${random.integer(3)}` } : {}),
        ...(operation === "chat" ? { "gen_ai.usage.cost": `${random.integer(1_000) / 7}` } : {}),
        ...(operation === "chat" ? { "gen_ai.usage.input_tokens": `${random.integer(1_000)}` } : {}),
        "input.value": `asked ${random.integer(100)}`,
        "output.value": `said ${random.integer(100)}`,
      }).map(([key, value]) => ({ key, value: { stringValue: value } })),
      events: [],
      links: [],
      status: { code: random.integer(3) },
      resource: { attributes: [] },
      scope: { name: "test", attributes: [] },
    };
  });
}

/** What the tables have to hold, added up from the traces one by one. */
async function recount(projectId: number) {
  const traces = await sql`
    select trace_id::text as id, extract(epoch from start_time)::float8 as start, extract(epoch from end_time)::float8 as end,
      status, error_count + hidden_error_count as errors, unpriced_count as unpriced, total_tokens::float8 as tokens,
      cost_usd as cost, duration_ns::float8 as took, session_id as session, user_id as user, agents,
      input_preview as input, output_preview as output
    from traces where project_id = ${projectId} and span_count > 0 order by start_time, trace_id`;
  const sessions = new Map<string, (typeof traces)[number][]>();
  const users = new Map<string, (typeof traces)[number][]>();
  for (const trace of traces) {
    for (const [id, groups] of [
      [trace.session, sessions],
      [trace.user, users],
    ] as const) {
      if (id !== null) groups.set(id, [...(groups.get(id) ?? []), trace]);
    }
  }
  return {
    sessions: [...sessions]
      .map(
        ([id, own]): Fact => ({
          id,
          ...sumOf(own),
          took: own.reduce((sum, { took }) => sum + took, 0),
          users: distinct(own.map(({ user }) => user)),
          agents: distinct(own.flatMap(({ agents }) => agents)),
          trace: own[0]?.id,
          input: own.find(({ input }) => input !== null)?.input ?? null,
          output: own.findLast(({ output }) => output !== null)?.output ?? null,
        }),
      )
      .sort(byId),
    users: [...users]
      .map(
        ([id, own]): Fact => ({
          id,
          ...sumOf(own),
          sessions: distinct(own.map(({ session }) => session)).length,
        }),
      )
      .sort(byId),
    members: [...sessions]
      .flatMap(([id, own]) => {
        const last = Math.max(...own.map(({ end }) => end));
        const line = (kind: string) => (member: string) => `${id}: ${kind} ${member}, ${last}`;
        return [
          ...distinct(own.flatMap(({ agents }) => agents)).map(line("agent")),
          ...distinct(own.map(({ user }) => user)).map(line("user")),
        ];
      })
      .sort(),
  };
}

function sumOf(traces: Fact[]) {
  const numbers = (key: string) => traces.map((trace) => trace[key]).filter((value) => typeof value === "number");
  const sum = (key: string) => (numbers(key).length > 0 ? numbers(key).reduce((all, one) => all + one, 0) : null);
  return {
    first: Math.min(...numbers("start")),
    last: Math.max(...numbers("end")),
    traces: traces.length,
    failed: traces.filter(({ status }) => status === "error").length,
    errors: sum("errors"),
    unpriced: sum("unpriced"),
    tokens: sum("tokens"),
    cost: sum("cost"),
  };
}

function distinct(values: (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null).sort();
}

function byId(a: Fact, b: Fact): number {
  return String(a.id) < String(b.id) ? -1 : 1;
}

async function stored(projectId: number) {
  const sums = sql`extract(epoch from first_at)::float8 as first, extract(epoch from last_at)::float8 as last,
    trace_count as traces, failed_count as failed, error_count as errors, unpriced_count as unpriced,
    total_tokens::float8 as tokens, cost_usd as cost`;
  const sessions = await sql`select session_id as id, ${sums}, active_ns::float8 as took, users, agents,
      first_trace_id::text as trace, first_input as input, last_output as output
    from sessions where project_id = ${projectId} order by session_id`;
  const users = await sql`
    select user_id as id, ${sums}, session_count as sessions from end_users where project_id = ${projectId} order by user_id`;
  const members = await sql<{ line: string }[]>`
    select session_id || ': ' || kind || ' ' || member || ', ' || extract(epoch from last_at)::float8 as line
    from session_members where project_id = ${projectId}`;
  return { sessions: [...sessions], users: [...users], members: members.map(({ line }) => line).sort() };
}

test.each([1, 2, 3, 4, 5, 6])("sessions and users are what their traces say, whatever came how (%i)", async (seed) => {
  const random = seeded(seed);
  const { id } = await testProject();
  const project = { projectId: id, hashKey: "a key", retentionDays: 3_650 };
  const all = random.times(25, (trace) => spansOf(random, trace, 1 + random.integer(6)));
  const repeated = all.flat().filter(() => random.integer(5) === 0);
  const queue = random.shuffle([...all.flat(), ...repeated]);
  while (queue.length > 0) {
    const batch = queue.splice(0, 1 + random.integer(20));
    const work: Promise<unknown>[] = [storeSpans(project, batch)];
    if (random.integer(3) === 0) work.push(sumUpGroups());
    if (random.integer(3) === 0) work.push(deleteTraces(sql, id, [random.pick(all.flat()).traceId]));
    if (random.integer(2) === 0) await Promise.all(work);
    else for (const one of work) await one;
  }
  await sumUpGroups();
  const expected = await recount(id);
  expect(await stored(id)).toEqual(expected);
  expect(expected.sessions.length).toBeGreaterThan(1);
  expect(await sql`select from group_changes where project_id = ${id}`).toHaveLength(0);

  await deleteTraces(
    sql,
    id,
    all.map(([span]) => span?.traceId ?? ""),
  );
  await sumUpGroups();
  expect(await stored(id)).toEqual({ sessions: [], users: [], members: [] });
});

test.each(["user", "session"] as const)("deleting all of a %s leaves nothing that names it", async (what) => {
  const random = seeded(11);
  const { id, owner } = await testProject();
  const all = random.times(20, (trace) => spansOf(random, trace, 4));
  await storeSpans({ projectId: id, hashKey: "a key", retentionDays: 3_650 }, all.flat());
  await sumUpGroups();
  const name = `${what} 1`;
  const rows = () => sql`
    select from sessions s where project_id = ${id} and s::text like ${`%${name}%`}
    union all select from session_members s where project_id = ${id} and s::text like ${`%${name}%`}
    union all select from end_users s where project_id = ${id} and s::text like ${`%${name}%`}`;
  expect((await rows()).length).toBeGreaterThan(1);
  await eraseTraces(owner, { what, id: name }, () => undefined);
  await sumUpGroups();
  expect(await rows()).toHaveLength(0);
  expect(await stored(id)).toEqual(await recount(id));
  expect(await sql`select from group_changes where project_id = ${id}`).toHaveLength(0);
});

test("several at once, and more than a batch, sum up each change once", async () => {
  const random = seeded(9);
  const { id } = await testProject();
  const spans = random.times(250, (trace) => spansOf(random, trace, 1)).flat();
  for (const [i, span] of spans.entries()) {
    span.attributes.push({ key: "session.id", value: { stringValue: `one of many ${i}` } });
  }
  await storeSpans({ projectId: id, hashKey: "a key", retentionDays: 3_650 }, spans);
  await Promise.all([sumUpGroups(), sumUpGroups(), sumUpGroups()]);
  await sumUpGroups();
  expect(await stored(id)).toEqual(await recount(id));
  expect(await sql`select from sessions where project_id = ${id}`).not.toHaveLength(0);
});

test("what comes while its session is summed up is summed up the next time", async () => {
  const random = seeded(12);
  const { id } = await testProject();
  const named = (trace: number) =>
    spansOf(random, trace, 1).map((span) => ({
      ...span,
      attributes: [{ key: "session.id", value: { stringValue: "slow" } }],
    }));
  const store = (trace: number) => storeSpans({ projectId: id, hashKey: "a key", retentionDays: 3_650 }, named(trace));
  await store(1);
  await sql.unsafe(
    "create function wait() returns trigger language plpgsql as 'begin perform pg_sleep(0.5); return new; end'",
  );
  await sql.unsafe("create trigger wait before insert on sessions for each row execute function wait()");
  const summing = sumUpGroups();
  for (let isInserting = false; !isInserting; ) {
    const [found] =
      await sql`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    isInserting = found !== undefined;
  }
  await store(2);
  await summing;
  const counts = () => sql`select trace_count as traces from sessions where project_id = ${id}`;
  expect([...(await counts())]).toEqual([{ traces: 1 }]);
  await sql.unsafe("drop trigger wait on sessions; drop function wait");
  await sumUpGroups();
  expect([...(await counts())]).toEqual([{ traces: 2 }]);
});

test("absurd numbers do not keep the others from being summed up", async () => {
  const random = seeded(10);
  const { id } = await testProject();
  const spans = random.times(2_000, (trace) => spansOf(random, trace, 1)).flat();
  for (const span of spans) {
    const names = { "gen_ai.operation.name": "chat", "session.id": "s", "user.id": "u" };
    const numbers = { "gen_ai.usage.input_tokens": Number.MAX_SAFE_INTEGER, "gen_ai.usage.cost": 1 };
    span.attributes = [
      ...Object.entries(names).map(([key, stringValue]) => ({ key, value: { stringValue } })),
      ...Object.entries(numbers).map(([key, doubleValue]) => ({ key, value: { doubleValue } })),
    ];
    span.endTimeUnixNano = "9200000000000000000";
  }
  await storeSpans({ projectId: id, hashKey: "a key", retentionDays: 3_650 }, spans);
  await sumUpGroups();
  const figures = sql`trace_count, total_tokens::float8 as tokens, cost_usd as cost`;
  const absurd = [{ trace_count: 2_000, tokens: Number.MAX_SAFE_INTEGER, cost: 2_000 }];
  expect([...(await sql`select ${figures} from sessions where project_id = ${id}`)]).toEqual(absurd);
  expect([...(await sql`select ${figures} from end_users where project_id = ${id}`)]).toEqual(absurd);
});
