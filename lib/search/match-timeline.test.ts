import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { type MatchTimeline, timelineQuery } from "./schema";

type Counted = (query: Record<string, string>) => Promise<MatchTimeline>;

const { integer, pick } = seeded(3);
const first = Date.parse("2026-11-10T00:00:00Z");
const day = 86_400_000;
const sent = Array.from({ length: 120 }, (_, n) => ({
  start: first + integer(3 * day),
  failed: pick([true, false]),
  word: n % 3 === 0 ? "refund" : "other",
}));

let count: Counted;
let countOfOther: Counted;
let sql: typeof import("@/db").sql;
let projectId: number;

beforeAll(async () => {
  await testDatabase();
  ({ sql } = await import("@/db"));
  const { testSender } = await import("@/test/sender");
  const { countTimeline } = await import("./match-timeline");
  const [sender, other] = [await testSender(), await testSender()];
  const spans = sent.map(({ start, failed, word }, n) => ({
    traceId: `${n + 1}`.padStart(32, "0"),
    spanId: `${n + 1}`.padStart(16, "0"),
    name: "run",
    startTimeUnixNano: `${start}000000`,
    endTimeUnixNano: `${start + 5}000000`,
    status: { code: failed ? 2 : 1 },
    attributes: [{ key: "input.value", value: { stringValue: word } }],
  }));
  expect((await sender.send({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).status).toBe(200);
  projectId = sender.id;
  count = (query) => countTimeline(sender.owner, timelineQuery.parse(query));
  countOfOther = (query) => countTimeline(other.owner, timelineQuery.parse(query));
});

function sums({ buckets }: MatchTimeline) {
  return buckets.reduce((sum, { count, errors }) => [(sum[0] ?? 0) + count, (sum[1] ?? 0) + errors], [0, 0]);
}

test.each<[Record<string, string>, number, number]>([
  [{}, 0, Number.POSITIVE_INFINITY],
  [{ buckets: "7" }, 0, Number.POSITIVE_INFINITY],
  [{ from: "2026-11-10T12:00:00Z", to: "2026-11-11T12:00:00Z" }, first + day / 2, first + 1.5 * day],
  [{ to: "2026-11-11T00:00:00Z" }, 0, first + day],
  [{ from: "2026-11-12T00:00:00Z" }, first + 2 * day, Number.POSITIVE_INFINITY],
])("%o", async (query, from, to) => {
  const timeline = await count(query);
  expect(timeline.estimated).toBe(false);
  expect(timeline.buckets).toHaveLength(Number(query.buckets ?? 80));
  const asked = sent.filter(({ start }) => start >= from && start < to);
  expect(sums(timeline)).toEqual([asked.length, asked.filter(({ failed }) => failed).length]);
  for (const bucket of timeline.buckets) {
    const here = asked.filter(({ start }) => start >= Date.parse(bucket.from) && start < Date.parse(bucket.to));
    expect(here).toHaveLength(bucket.count);
    expect(here.filter(({ failed }) => failed)).toHaveLength(bucket.errors);
  }
  expect(timeline.buckets.at(0)?.from).toBe(
    new Date(query.from ? from : Math.min(...asked.map(({ start }) => start))).toISOString(),
  );
  if (query.to) expect(timeline.buckets.at(-1)?.to).toBe(new Date(to).toISOString());
});

test("filters and words count too, words as the index has them", async () => {
  const failed = sent.filter((trace) => trace.failed);
  expect(sums(await count({ q: "status:error" }))).toEqual([failed.length, failed.length]);
  const refund = sent.filter(({ word }) => word === "refund");
  const timeline = await count({ q: "refund" });
  expect(timeline.estimated).toBe(true);
  expect(sums(timeline)).toEqual([refund.length, refund.filter((trace) => trace.failed).length]);
});

test("where nothing matches there is an empty range, or nothing to show", async () => {
  expect(await count({ q: "absentword" })).toMatchObject({ buckets: [] });
  expect(await countOfOther({})).toEqual({ estimated: false, buckets: [] });
  expect(await count({ from: "2026-11-12T00:00:00Z", to: "2026-11-11T00:00:00Z" })).toMatchObject({ buckets: [] });
  const empty = await countOfOther({ from: "2026-11-10T00:00:00Z", to: "2026-11-12T00:00:00Z" });
  expect([empty.buckets.length, ...sums(empty)]).toEqual([80, 0, 0]);
});

test("of very many a sample is counted", async () => {
  await sql`
    insert into traces (project_id, trace_id, week, name, kind, start_time, end_time, duration_ns, status, span_count, models, providers, tags)
    select ${projectId}, gen_random_uuid(), '2026-10-05', 'run', 'CHAIN', at, at, n, case when n % 4 = 0 then 'error' else 'ok' end, 1, '{}', '{}', '{}'
    from generate_series(1, 70000) n, lateral (select timestamptz '2026-10-05' + n * interval '1 second') as t(at)`;
  const timeline = await count({ from: "2026-10-05T00:00:00Z", to: "2026-10-06T00:00:00Z", buckets: "8" });
  const [total = 0, errors = 0] = sums(timeline);
  expect(timeline.estimated).toBe(true);
  expect(Math.abs(total - 70_000)).toBeLessThan(3_500);
  expect(Math.abs(errors - total / 4)).toBeLessThan(1_000);
});
