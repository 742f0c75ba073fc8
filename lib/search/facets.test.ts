import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { type FieldName, fields, isField } from "./fields";
import type { Facets } from "./schema";

type Row = Record<FieldName, string | number | null | string[]> & { id: string };
type Asked = { text: string; field: FieldName; holds: (row: Row) => boolean };

const names = Object.keys(fields).filter(isField);
const { pick, integer, fraction } = seeded(7);

let count: (query: Record<string, string>) => Promise<Facets>;
let countOfOther: typeof count;
let rows: Row[];
let sql: typeof import("@/db").sql;
let projectId: number;

beforeAll(async () => {
  await testDatabase();
  ({ sql } = await import("@/db"));
  const { testSender } = await import("@/test/sender");
  const { countFacets } = await import("./facets");
  const { facetQuery } = await import("./schema");
  const sender = await testSender();
  const other = await testSender();
  const answer = await sender.send({ resourceSpans: Array.from({ length: 240 }, (_, n) => resourceSpans(n)) });
  expect(answer.status).toBe(200);
  expect((await other.send({ resourceSpans: [resourceSpans(1_000)] })).status).toBe(200);
  projectId = sender.id;
  count = (given) => countFacets(sender.owner, facetQuery.parse(given));
  countOfOther = (given) => countFacets(other.owner, facetQuery.parse(given));
  rows = await sql<Row[]>`
    select trace_id as id, status, kind, name, agents as agent, failed_agents as failed,
      succeeded_agents as succeeded, models as model, providers as provider, tools as tool, service,
      environment as env, version, user_id as "user", session_id as session, tags as tag, outcome,
      duration_ns::float8 / 1e6 as duration, cost_usd as cost, total_tokens::float8 as tokens, input_tokens::float8 as in,
      output_tokens::float8 as out, span_count as spans, error_count + hidden_error_count as errors
    from traces where project_id = ${projectId}`;
  expect(rows).toHaveLength(240);
});

function resourceSpans(n: number) {
  const start = 1_795_176_000_000 + n * 60_000;
  const spans = Array.from({ length: 1 + integer(4) }, (_, i) => ({
    traceId: `${n + 1}`.padStart(32, "0"),
    spanId: `${n + 1}a${i}`.padStart(16, "0"),
    parentSpanId: i > 0 ? `${n + 1}a0`.padStart(16, "0") : "",
    name: `step ${i && pick([1, 2])}`,
    startTimeUnixNano: `${start}000000`,
    endTimeUnixNano: `${start + Math.floor(10 ** (fraction() * 5))}000000`,
    status: { code: pick([0, 1, 1, 2]) },
    attributes: attributes({
      "gen_ai.operation.name": i === 0 ? "invoke_agent" : pick(["chat", "execute_tool"]),
      "gen_ai.agent.name": i === 0 ? pick(["Sales", "Support", null]) : null,
      "gen_ai.request.model": pick(["gpt-5", "gpt-5-mini", "claude, 4"]),
      "gen_ai.provider.name": pick(["openai", "anthropic"]),
      "gen_ai.tool.name": pick(["search", "refund", "Ångström"]),
      "gen_ai.usage.input_tokens": pick([0, 7, 1_000, 90_000]),
      "gen_ai.usage.output_tokens": integer(100),
      "user.id": pick(["ann", "bob", null]),
      "session.id": `chat ${integer(60)}`,
      "input.value": n === 5 ? "a zebra" : pick(["where is it", "a refund please"]),
    }),
  }));
  const resource = { attributes: attributes({ "service.name": pick(["api", "worker"]) }) };
  return { resource, scopeSpans: [{ spans }] };
}

function attributes(given: Record<string, string | number | null>) {
  return Object.entries(given).flatMap(([key, value]) => {
    if (value === null) return [];
    return [{ key, value: typeof value === "number" ? { intValue: value } : { stringValue: value } }];
  });
}

function valuesIn(row: Row, field: FieldName): (string | number)[] {
  return [row[field]].flat().filter((value) => value !== null);
}

function randomFilter(): Asked {
  const field = pick(names.filter((name) => name !== "cost"));
  const values = rows.flatMap((row) => valuesIn(row, field));
  if (values.length === 0) return { field, text: `-${field}:*`, holds: () => true };
  if (fields[field].type === "number") {
    const [from = 0, to = 0] = [pick(values), pick(values)].map(Number).sort((a, b) => a - b);
    const holds = (row: Row) => valuesIn(row, field).some((value) => Number(value) >= from && Number(value) <= to);
    return { field, text: `${field}:${from}..${to}`, holds };
  }
  const chosen = [pick(values), pick(values)];
  const not = fraction() < 0.3;
  const holds = (row: Row) => valuesIn(row, field).some((value) => chosen.includes(value)) !== not;
  return { field, text: `${not ? "-" : ""}${field}:${chosen.map((value) => `"${value}"`).join(",")}`, holds };
}

function recount(found: Row[], field: FieldName) {
  const counts = new Map<string, number>();
  for (const row of found)
    for (const value of valuesIn(row, field)) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return Object.fromEntries(counts);
}

test("each field is counted under all that is asked but for what is asked of itself", async () => {
  for (let i = 0; i < 60; i++) {
    const asked = Array.from({ length: i % 4 }, randomFilter);
    const facets = await count({ q: asked.map(({ text }) => text).join(" ") });
    const seen = asked.map(({ text }) => text).join(" ");
    expect(facets.total, seen).toBe(rows.filter((row) => asked.every(({ holds }) => holds(row))).length);
    expect(facets.estimated).toBe(false);
    for (const field of names) {
      const found = rows.filter((row) => asked.every((one) => one.field === field || one.holds(row)));
      const facet = facets.texts[field];
      const histogram = facets.numbers[field];
      if (facet) {
        const counts = recount(found, field);
        expect(facet.more).toBe(Object.keys(counts).length > 20);
        const shown = Object.fromEntries(facet.values.map(({ value, count }) => [value, count]));
        expect(facet.more ? counts : shown, `${field}, ${seen}`).toMatchObject(facet.more ? shown : counts);
        expect(facet.values.length).toBe(Math.min(20, Object.keys(counts).length));
      } else if (histogram) {
        const numbers = found.flatMap((row) => valuesIn(row, field)).map(Number);
        expect([histogram.min, histogram.max]).toEqual(
          numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [null, null],
        );
        for (const { from, to, count } of histogram.buckets) {
          expect(
            numbers.filter((value) => value >= from && value < to),
            `${field} ${from}..${to}, ${seen}`,
          ).toHaveLength(count);
        }
        expect(histogram.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
        expect(histogram.buckets.length).toBeLessThanOrEqual(24);
      } else expect.fail(`${field} is missing`);
    }
  }
});

test("one field's values are looked through, whatever their case", async () => {
  const found = await count({ field: "tool", find: "ÅNG" });
  expect(Object.keys(found.texts)).toEqual(["tool"]);
  expect(found.texts.tool?.values).toEqual([{ value: "Ångström", label: null, count: recount(rows, "tool").Ångström }]);
  expect((await count({ field: "session" })).texts.session?.values).toHaveLength(
    Object.keys(recount(rows, "session")).length,
  );
  expect((await count({ field: "session", find: "_" })).texts.session?.values).toEqual([]);
  await expect(count({ field: "colour" })).rejects.toThrow("no field colour");
});

test("what was chosen is counted even where others are more frequent, and agents say their names", async () => {
  const counts = Object.entries(recount(rows, "session")).sort((a, b) => a[1] - b[1]);
  const [rarest = "", times] = counts[0] ?? [];
  const { texts } = await count({ q: `session:"${rarest}"` });
  expect(texts.session?.values.at(-1)).toMatchObject({ value: rarest, count: times });
  expect((await count({})).texts.agent?.values.map(({ label }) => label).sort()).toEqual(["Sales", "Support"]);
});

test("words are counted by the index", async () => {
  const words = await count({ q: "please" });
  const { rows: held } = {
    rows: await sql`select distinct trace_id from spans where project_id = ${projectId} and input_preview like '%please%'`,
  };
  expect(words).toMatchObject({ total: held.length, estimated: true });
  expect(await count({ q: "zebra", field: "name" })).toMatchObject({ total: 1, estimated: true });
  expect((await count({ q: "absentword" })).total).toBe(0);
});

test("no project is counted in another's", async () => {
  expect((await countOfOther({})).total).toBe(1);
  expect((await countOfOther({ q: "please OR where" })).total).toBe(1);
});

test("of very many traces the newest are looked at", async () => {
  await sql`
    insert into traces (project_id, trace_id, week, name, kind, start_time, end_time, duration_ns, status, span_count, models, providers, tags, session_id)
    select ${projectId}, gen_random_uuid(), '2026-10-05', case when n % 4 = 0 then 'fourth' else 'other' end, 'CHAIN', at, at, n, 'ok', 1, '{}', '{}', '{}', n::text
    from generate_series(1, 25000) n, lateral (select timestamptz '2026-10-05' + n * interval '1 second') as t(at)`;
  const { total, estimated, texts } = await count({ to: "2026-11-01T00:00:00Z" });
  expect([total, estimated]).toEqual([25_000, true]);
  const asked = await count({ q: "spans:1..1", to: "2026-11-01T00:00:00Z" });
  expect([asked.estimated, asked.texts.name?.estimated, asked.numbers.spans?.estimated]).toEqual([true, true, true]);
  const few = await count({ q: "duration:1..1", to: "2026-11-01T00:00:00Z" });
  expect([few.total, few.estimated, few.texts.name?.estimated, few.numbers.duration?.estimated]).toEqual([
    0,
    false,
    false,
    true,
  ]);
  expect(texts.name?.values).toEqual([
    { value: "other", label: null, count: 18_750 },
    { value: "fourth", label: null, count: 6_250 },
  ]);
});

test("what takes too long is refused", async () => {
  const { inTime } = await import("./time-limit");
  const { sql } = await import("drizzle-orm");
  await expect(inTime((tx) => tx.execute(sql`select pg_sleep(20)`))).rejects.toMatchObject({ status: 503 });
});
