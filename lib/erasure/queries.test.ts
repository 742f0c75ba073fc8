import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { requestOf, testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";
import { parseSearch } from "../search/query";

await testDatabase();
const { sql } = await import("@/db");
const { countMatches } = await import("../export/queries");
const { deleteTraces, tablesOfTraces } = await import("./delete-traces");
const { countOwned, eraseTraces, listErasures } = await import("./queries");

const random = seeded(5);
const quiet = () => undefined;
type Sender = Awaited<ReturnType<typeof testSender>>;

/** A trace with log records, and attributes on its last span. */
async function addTrace(project: Sender, attributes: Record<string, string> = {}, traceId = random.hex(32)) {
  const spans = randomTrace(random, traceId, 6);
  const own = Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } }));
  spans.at(-1)?.attributes.push(...own);
  expect((await project.send(requestOf(spans))).status).toBe(200);
  const record = {
    traceId,
    spanId: spans[0]?.spanId,
    timeUnixNano: "1767225600000000001",
    body: { stringValue: "said" },
  };
  const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
  expect((await project.send(logs, { path: "/v1/logs" })).status).toBe(200);
  return { traceId, spans };
}

/** How many rows each table has of a project, or of one of its traces. */
async function rowsOf(projectId: number, traceId?: string) {
  const counts: Record<string, number> = {};
  for (const table of tablesOfTraces) {
    const [row] = await sql`select count(*)::int as count from ${sql(table)}
      where project_id = ${projectId} ${traceId ? sql`and trace_id = ${traceId}` : sql``}`;
    counts[table] = row?.count;
  }
  return counts;
}

const nothing = Object.fromEntries(tablesOfTraces.map((table) => [table, 0]));

test("every table that has rows of a trace is known to the deletion", async () => {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'trace_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace`;
  expect(tables.map(({ name }) => name).sort()).toEqual([...tablesOfTraces].sort());
});

test("deleted traces leave no row anywhere; their neighbours and another project's same trace stay", async () => {
  const [us, them] = [await testSender(), await testSender()];
  const gone = await addTrace(us, { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "a" });
  const kept = await addTrace(us);
  await them.send(requestOf(gone.spans));
  const before = [await rowsOf(us.id, kept.traceId), await rowsOf(them.id)];
  expect(Object.values(await rowsOf(us.id, gone.traceId)).every((count) => count > 0)).toBe(true);

  const traceIds = [gone.traceId, random.hex(32)];
  expect(await eraseTraces(us.owner, { what: "traces", traceIds }, quiet)).toBe(1);
  expect(await rowsOf(us.id, gone.traceId)).toEqual(nothing);
  expect([await rowsOf(us.id, kept.traceId), await rowsOf(them.id)]).toEqual(before);
});

test("all that match go, and what came after they were counted stays", async () => {
  const project = await testSender();
  await project.send(requestOf(randomTrace(random, random.hex(32), 3)));
  const matching = [];
  for (let i = 0; i < 5; i++) matching.push(await addTrace(project, { "user.id": "alice", "service.name": "x" }));
  const { count, asOf } = await countMatches(project.owner, { q: parseSearch("user:alice") });
  const late = await addTrace(project, { "user.id": "alice" });
  const said: number[] = [];
  const deleted = await eraseTraces(project.owner, { what: "matches", q: "user:alice", asOf }, (n) => said.push(n));
  expect([count, deleted, said.at(-1)]).toEqual([5, 5, 5]);
  for (const { traceId } of matching) expect(await rowsOf(project.id, traceId)).toEqual(nothing);
  expect((await rowsOf(project.id, late.traceId)).traces).toBe(1);
  expect((await countMatches(project.owner, { q: undefined, from: undefined, to: undefined })).count).toBe(2);
});

test("more than a page of matches is counted and deleted, found by words too", async () => {
  const project = await testSender();
  const spans = Array.from({ length: 450 }, () => randomTrace(random, random.hex(32), 1)).flat();
  for (const [i, span] of spans.entries()) {
    span.attributes = [{ key: "input.value", value: { stringValue: i % 2 ? "please refund" : "thanks" } }];
    span.name = "run";
    span.events = [];
  }
  await project.send(requestOf(spans));
  expect(await countMatches(project.owner, { q: parseSearch("refund") })).toMatchObject({ count: 225, exact: true });
  expect(await eraseTraces(project.owner, { what: "matches", q: "refund" }, quiet)).toBe(225);
  expect((await rowsOf(project.id)).traces).toBe(225);
});

test("a user's traces go whole, also those in which only one span names the user", async () => {
  const [project, other] = [await testSender(), await testSender()];
  const shared = random.hex(32);
  await addTrace(project, { "user.id": "bob" }, shared);
  await project.send(
    requestOf(
      randomTrace(random, shared, 1).map((span) => ({
        ...span,
        parentSpanId: "",
        startTimeUnixNano: "1767225500000000000",
        attributes: [{ key: "user.id", value: { stringValue: "carol" } }],
      })),
    ),
  );
  await addTrace(project, { "user.id": "carol" });
  await addTrace(other, { "user.id": "bob" });
  expect(await countOwned(project.owner, { what: "user", id: "bob" })).toEqual({ count: 1 });
  expect(await eraseTraces(project.owner, { what: "user", id: "bob" }, quiet)).toBe(1);
  expect(await rowsOf(project.id, shared)).toEqual(nothing);
  expect((await rowsOf(project.id)).traces).toBe(1);
  expect((await rowsOf(other.id)).traces).toBe(1);
});

test("a cancelled deletion stops between two batches", async () => {
  const project = await testSender();
  const spans = Array.from({ length: 300 }, () => randomTrace(random, random.hex(32), 1)).flat();
  await project.send(requestOf(spans));
  const stop = new AbortController();
  const traceIds = spans.map(({ traceId }) => traceId);
  await expect(
    eraseTraces(project.owner, { what: "traces", traceIds }, () => stop.abort(), stop.signal),
  ).rejects.toThrow();
  expect((await rowsOf(project.id)).traces).toBe(100);
  const [record] = (await listErasures(project.owner)).items;
  expect(record).toMatchObject({ deleted: 200, what: { count: 300, traceIds: traceIds.slice(0, 20) } });
});

test("a record says who deleted what and how many, the newest first, in the project alone", async () => {
  const [us, them] = [await testSender(), await testSender()];
  const { traceId } = await addTrace(us, { "user.id": "dora" });
  const before = Date.now();
  await eraseTraces(us.owner, { what: "user", id: "dora" }, quiet);
  await eraseTraces(
    { ...us.owner, userId: null },
    { what: "matches", q: "status:ok", asOf: "2020-01-01T00:00:00Z" },
    quiet,
  );
  await eraseTraces(them.owner, { what: "traces", traceIds: [traceId] }, quiet);
  const { items } = await listErasures(us.owner);
  expect(items).toMatchObject([
    { user: null, key: null, what: { what: "matches", q: "status:ok" }, deleted: 0 },
    { user: us.person.name, key: null, what: { what: "user", id: "dora" }, deleted: 1 },
  ]);
  expect(Date.parse(items[1]?.at ?? "")).toBeGreaterThan(before - 60_000);
});

test("what arrives while its trace is deleted is there as a whole or not at all, and late spans begin a trace anew", async () => {
  const project = await testSender();
  const { traceId, spans } = await addTrace(project);
  for (let round = 0; round < 8; round++) {
    const pieces = random.shuffle(spans).map((span) => project.send(requestOf([span])));
    const deletions = [1, 2].map(() => deleteTraces(sql, project.id, [traceId]));
    await Promise.all([...pieces, ...deletions]);
    expect(await summaryDifferences(project.id, traceId)).toEqual([]);
    const stored = await project.stored(traceId);
    for (const span of stored) expect(spans.map(({ spanId }) => spanId)).toContain(span.spanId);
  }
  await deleteTraces(sql, project.id, [traceId]);
  expect(await rowsOf(project.id)).toEqual(nothing);
  await project.send(requestOf(spans.slice(0, 2)));
  expect(await project.stored(traceId)).toHaveLength(2);
  expect(await summaryDifferences(project.id, traceId)).toEqual([]);
});
