import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../test/database";
import type { Span } from "../otlp/model";

await testDatabase();
const { sql } = await import("@/db");
const { deleteExpired, dropExpiredWeek } = await import("./retention");
const { storeSpans } = await import("./store");
const { partitionedTables } = await import("./partitions");
const { rollUp } = await import("../agents/rollups");

const DAY_MS = 86_400_000;
const now = Date.parse("2026-09-16T12:00:00Z");

function span(traceId: string, startMs: number): Span {
  return {
    traceId,
    spanId: "00f067aa0ba902b7",
    parentSpanId: "",
    name: "run",
    kind: 1,
    startTimeUnixNano: `${startMs}000000`,
    endTimeUnixNano: `${startMs + 5}000000`,
    attributes: [{ key: "agent.name", value: { stringValue: "keeper" } }],
    events: [],
    links: [],
    status: { code: 1 },
    resource: { attributes: [] },
    scope: { name: "test", attributes: [] },
  };
}

async function addProject(slug: string, retentionDays: number) {
  const [row] = await sql`
    insert into projects (slug, name, hash_key, retention_days) values (${slug}, ${slug}, ${slug}, ${retentionDays}) returning id`;
  return { projectId: row?.id, hashKey: slug, retentionDays };
}

async function arrive(
  project: Awaited<ReturnType<typeof addProject>>,
  traceId: string,
  startMs: number,
  arrivedMs: number,
) {
  await storeSpans(project, [span(traceId, startMs)]);
  await sql`update traces set received_at = ${new Date(arrivedMs).toISOString()} where trace_id = ${traceId}`;
}

async function tracesOf(projectId: number, table = "traces") {
  const rows = await sql`
    select replace(trace_id::text, '-', '') as id from ${sql(table)} where project_id = ${projectId} order by 1`;
  return rows.map(({ id }) => id[0]);
}

async function expire() {
  while (await dropExpiredWeek(now));
  while (await deleteExpired(now, 0));
}

const id = (letter: string) => letter.repeat(32);
let short: Awaited<ReturnType<typeof addProject>>;
let long: Awaited<ReturnType<typeof addProject>>;

beforeAll(async () => {
  short = await addProject("short", 30);
  long = await addProject("long", 3650);
  await arrive(short, id("a"), now - 40 * DAY_MS, now - 40 * DAY_MS);
  await arrive(short, id("b"), now - 20 * DAY_MS, now - 20 * DAY_MS);
  await arrive(short, id("c"), now - 400 * DAY_MS, now - DAY_MS);
  await arrive(long, id("d"), now - 40 * DAY_MS, now - 40 * DAY_MS);
});

test("a project keeps what started or came within its retention, and the others keep theirs", async () => {
  await expire();
  for (const table of ["traces", "trace_agents", ...partitionedTables.filter((name) => name !== "span_logs")]) {
    expect(await tracesOf(short.projectId, table), table).toEqual(["b", "c"]);
    expect(await tracesOf(long.projectId, table), table).toEqual(["d"]);
  }
});

test("a week that nobody retains is dropped as a whole", async () => {
  const weeks = async () =>
    (await sql`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'packs'::regclass`).map(
      ({ name }) => name,
    );
  expect(await weeks()).toContain("packs_20260803");
  const rollups = async () => {
    await rollUp(now);
    return sql`select from agent_rollups where project_id = ${long.projectId}`;
  };
  expect(await rollups()).toHaveLength(2);
  await sql`update projects set retention_days = 30`;
  await expire();
  expect(await weeks()).not.toContain("packs_20260803");
  expect(await sql`select to_regclass('packs_20260803') as gone`).toEqual([{ gone: null }]);
  expect(await tracesOf(long.projectId)).toEqual([]);
  expect(await tracesOf(long.projectId, "trace_agents")).toEqual([]);
  expect(await rollups()).toHaveLength(0);
});

test("a week that was dropped is made again when it is needed", async () => {
  await storeSpans({ ...long, retentionDays: 3650 }, [span(id("e"), now - 40 * DAY_MS)]);
  expect(await tracesOf(long.projectId, "spans")).toEqual(["e"]);
});
