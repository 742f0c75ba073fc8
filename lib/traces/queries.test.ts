import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import type { Member } from "../auth";
import { type Trace, type TraceQuery, traceOrders, traceSorts } from "./schema";

const ours: Member = { projectId: 1, role: "viewer", userId: null };
const theirs: Member = { ...ours, projectId: 2 };
const shared = "f".repeat(32);
const spanId = "a".repeat(16);

let queries: typeof import("./queries");

beforeAll(async () => {
  await testDatabase();
  const { db } = await import("@/db");
  const { traces } = await import("@/db/schema/traces");
  queries = await import("./queries");

  await db.insert(traces).values(Array.from({ length: 60 }, (_, i) => traceRow(1, i)));
  await db.insert(traces).values({ ...traceRow(1, 61), spanCount: 0 });
  await addSpan(1, "our secret");
  await addSpan(2, "their secret");
});

/** Few distinct values, so that pages end among equal ones; every third trace has no cost and no tokens. */
function traceRow(projectId: number, i: number) {
  const known = i % 3 > 0;
  return {
    projectId,
    traceId: (0x1000 + ((i * 37) % 101)).toString(16).padStart(32, "0"),
    week: "2026-11-16",
    name: `trace ${i}`,
    kind: "AGENT" as const,
    startTime: new Date(Date.UTC(2026, 10, 20, 12, 0, i % 4)),
    endTime: new Date(Date.UTC(2026, 10, 20, 12, 1)),
    durationNs: (i % 5) * 1_000_000_001,
    status: "ok" as const,
    spanCount: 1 + (i % 3),
    costUsd: known ? (i % 7) * 0.1 : null,
    totalTokens: known ? (i % 4) * 100 : null,
    models: [],
    providers: [],
    tags: [],
  };
}

async function addSpan(projectId: number, secret: string) {
  const { storeSpans } = await import("../ingest/store");
  await storeSpans({ projectId, retentionDays: 90, hashKey: "00".repeat(16) }, [
    {
      traceId: shared,
      spanId,
      parentSpanId: "",
      name: secret,
      kind: 1,
      startTimeUnixNano: "1795176000123456789",
      endTimeUnixNano: "1795176000124956789",
      attributes: [{ key: "secret", value: { stringValue: secret } }],
      events: [{ timeUnixNano: "1795176000123456789", name: "event", attributes: [] }],
      links: [],
      status: { code: 1 },
      resource: { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] },
      scope: { name: "test", attributes: [] },
    },
  ]);
}

async function all<T>(batches: AsyncIterable<T[]> | undefined) {
  const items: T[] = [];
  for await (const batch of batches ?? []) items.push(...batch);
  return items;
}

async function readAll(query: Omit<TraceQuery, "cursor">) {
  const items: Trace[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 100; pages++) {
    const page = await queries.listTraces(ours, { ...query, cursor });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    expect(page.items).toHaveLength(query.limit);
    cursor = page.nextCursor;
  }
  throw new Error("The pages do not end.");
}

const sortValue = {
  start_time: (trace: Trace) => Date.parse(trace.startTime),
  duration: (trace: Trace) => trace.durationMs,
  total_cost: (trace: Trace) => trace.costUsd,
  total_tokens: (trace: Trace) => trace.totalTokens,
  span_count: (trace: Trace) => trace.spanCount,
};

test.each(traceSorts.flatMap((sort) => traceOrders.map((order) => [sort, order] as const)))(
  "pages by %s %s have no gap and no repeat among equal values, and end with the unknown",
  async (sort, order) => {
    const items = await readAll({ sort, order, limit: 7 });
    expect(new Set(items.map((trace) => trace.traceId)).size).toBe(61);
    expect(items).toHaveLength(61);

    const way = order === "desc" ? -1 : 1;
    const value = (trace: Trace) => sortValue[sort](trace) ?? way * Number.POSITIVE_INFINITY;
    const sorted = items.toSorted((a, b) => way * (value(a) - value(b) || 0) || way * (a.traceId < b.traceId ? -1 : 1));
    expect(items.map((trace) => trace.traceId)).toEqual(sorted.map((trace) => trace.traceId));
  },
);

test("microseconds that JavaScript cannot hold do not repeat a trace", async () => {
  const { sql } = await import("@/db");
  await sql`update traces set start_time = start_time + interval '0.000007 s' * (span_count % 3)`;
  const items = await readAll({ sort: "start_time", order: "desc", limit: 1 });
  expect(new Set(items.map((trace) => trace.traceId)).size).toBe(61);
});

test("a range takes its start and leaves its end", async () => {
  const { items } = await queries.listTraces(ours, {
    sort: "start_time",
    order: "desc",
    limit: 200,
    from: "2026-11-20T12:00:01Z",
    to: "2026-11-20T12:00:02Z",
  });
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map((trace) => trace.startTime.slice(0, 19)))).toEqual(new Set(["2026-11-20T12:00:01"]));
});

test("every query sees only the member's project", async () => {
  const list = await queries.listTraces(theirs, { sort: "start_time", order: "desc", limit: 200 });
  expect(list.items.map((trace) => trace.name)).toEqual(["their secret"]);

  const tree = await queries.getTraceTree(theirs, shared);
  expect(tree?.trace.name).toBe("their secret");
  expect(tree?.spans.map((span) => span.name)).toEqual(["their secret"]);

  expect((await all((await queries.getTrace(theirs, shared))?.spans))[0]?.attributes).toEqual({
    secret: "their secret",
  });
  expect((await queries.getSpan(theirs, shared, spanId))?.attributes).toEqual({ secret: "their secret" });
  expect((await all(await queries.readPayloads(theirs, shared))).map((span) => span.name)).toEqual(["their secret"]);
});

test("a trace of another project does not exist", async () => {
  const [first] = (await queries.listTraces(ours, { sort: "start_time", order: "asc", limit: 1 })).items;
  const id = first?.traceId ?? "";
  expect(await queries.getTraceTree(ours, id)).toBeDefined();
  expect(await queries.getTraceTree(theirs, id)).toBeUndefined();
  expect(await queries.getTrace(theirs, id)).toBeUndefined();
  expect(await queries.getSpan(theirs, id, spanId)).toBeUndefined();
  expect(await queries.readPayloads(theirs, id)).toBeUndefined();
});

test("a span is read whole, its times to the nanosecond", async () => {
  const span = await queries.getSpan(ours, shared, spanId);
  expect(span).toMatchObject({
    spanId,
    startTime: "2026-11-20T12:00:00.123456789Z",
    offsetMs: 0,
    durationMs: 1.5,
    resource: { "service.name": "shop" },
    events: [{ name: "event", time: "2026-11-20T12:00:00.123456789Z", attributes: {} }],
  });
  const [payload] = await all(await queries.readPayloads(ours, shared, spanId));
  expect(payload?.startTimeUnixNano).toBe("1795176000123456789");
});

test("a span that the trace does not have is not found", async () => {
  expect(await queries.getSpan(ours, shared, "b".repeat(16))).toBeUndefined();
  expect(await queries.readPayloads(ours, shared, "b".repeat(16))).toBeUndefined();
});
