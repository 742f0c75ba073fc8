import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { made, type Plain } from "../normalise/test-spans";

await testDatabase();
const { sql } = await import("@/db");
const { storeSpans } = await import("./store");
const { deleteTraces } = await import("../erasure/delete-traces");
const { testProject } = await import("../projects/test-project");
const { eraseProject } = await import("../projects/erase");

const { id } = await testProject();
const project = { projectId: id, hashKey: "key", retentionDays: 3_650 };
const traceId = "c".repeat(32);

/** A version of one span, by the minute of its start, that ends later than those before it. */
function version(minute: number, attributes: Record<string, Plain>) {
  const startMs = Date.parse("2026-03-01T10:00:00Z") + minute * 60_000;
  const endMs = Date.parse("2026-03-01T12:00:00Z") + minute;
  const kind = { "gen_ai.operation.name": "invoke_agent" };
  const times = { startTimeUnixNano: `${startMs}000000`, endTimeUnixNano: `${endMs}000000` };
  return made({ ...kind, ...attributes }, { traceId, ...times });
}

/** What was noted since the last time it was asked for. */
async function noted() {
  const cells = await sql`
    delete from agent_changes where project_id = ${id}
    returning agent_id || ' ' || to_char(starts_at at time zone 'UTC', 'HH24:MI') as cell`;
  const groups =
    await sql`delete from group_changes where project_id = ${id} returning kind || ' ' || group_id as name`;
  return [...cells.map(({ cell }) => cell), ...groups.map(({ name }) => name)].sort();
}

test("what a trace was summed up into before and what it is summed up into now are noted, once for each request", async () => {
  await storeSpans(project, [version(29, { "gen_ai.agent.name": "a", "session.id": "s1", "user.id": "ann" })]);
  expect(await noted()).toEqual(["a 10:15", "session s1", "user ann"]);
  await storeSpans(project, [version(30, { "gen_ai.agent.name": "a", "session.id": "s1", "user.id": "bob" })]);
  expect(await noted()).toEqual(["a 10:15", "a 10:30", "session s1", "user ann", "user bob"]);
  await storeSpans(project, [version(31, { "gen_ai.agent.name": "b", "session.id": "s2", "user.id": "bob" })]);
  expect(await noted()).toEqual(["a 10:30", "b 10:30", "session s1", "session s2", "user bob"]);
  await storeSpans(project, [version(32, { "gen_ai.agent.name": "b", "session.id": "s2", "user.id": "bob" })]);
  expect(await noted()).toEqual(["b 10:30", "session s2", "user bob"]);
});

test("so is what a deleted trace was summed up into", async () => {
  await deleteTraces(sql, id, [traceId]);
  expect(await noted()).toEqual(["b 10:30", "session s2", "user bob"]);
});

test("a trace without agents, session or user has nothing to note", async () => {
  await storeSpans(project, [made({}, { traceId: "d".repeat(32) })]);
  await storeSpans(project, [made({}, { traceId: "d".repeat(32), spanId: "b".repeat(16) })]);
  expect(await noted()).toEqual([]);
});

test("with its project goes everything that is summed up", async () => {
  await storeSpans(project, [version(29, { "gen_ai.agent.name": "a", "session.id": "s1", "user.id": "ann" })]);
  const { rollUp } = await import("../agents/rollups");
  const { sumUpGroups } = await import("../sessions/sum-up");
  await rollUp();
  await sumUpGroups();
  await storeSpans(project, [version(33, { "gen_ai.agent.name": "a", "session.id": "s1", "user.id": "ann" })]);
  const tables = ["agent_changes", "agent_rollups", "group_changes", "sessions", "session_members", "end_users"];
  const count = (table: string) => sql`select from ${sql(table)} where project_id = ${id}`.then(({ length }) => length);
  expect((await Promise.all(tables.map(count))).every((rows) => rows > 0)).toBe(true);
  await eraseProject(id);
  expect(await Promise.all(tables.map(count))).toEqual(tables.map(() => 0));
});
