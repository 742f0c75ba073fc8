import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { sql } = await import("@/db");
const { getDurableRun, listDurableFunctions, listDurableRuns, retryDurableRun } = await import("./queries");
const { testProject } = await import("../projects/test-project");

const { owner, add } = await testProject();

type Given = { functionId: string; status?: string; hoursAgo?: number; event?: object; error?: object };

/** A run as an executor leaves it. Returns its id. */
async function kept({ functionId, status = "completed", hoursAgo = 0, event = {}, error }: Given): Promise<string> {
  const id = randomUUID();
  const body = { name: "test/asked", ...event };
  await sql`
    insert into durable_events (id, name, body, routed) values (${id}, ${body.name}, ${JSON.stringify(body)}::text::json, true)`;
  await sql`
    insert into durable_runs (id, function_id, event_id, status, error, created_at, started_at, ended_at)
    select ${id}, ${functionId}, ${id}, ${status}, ${error ? JSON.stringify(error) : null}::text::json, at, at,
      case when ${status} not in ('queued', 'running') then at + interval '3 seconds' end
    from (select now() - ${hoursAgo} * interval '1 hour' as at) moment`;
  return id;
}

async function keptStep(runId: string, id: string, result: object) {
  await sql`
    insert into durable_steps (run_id, id, name, op, result, attempts)
    values (${runId}, ${id}, ${id}, ${"error" in result ? "StepFailed" : "StepRun"}, ${JSON.stringify(result)}::text::json, 1)`;
  await sql`update durable_runs set step_count = step_count + 1 where id = ${runId}`;
}

async function listNamed(functionId: string) {
  return (await listDurableFunctions(owner)).find((one) => one.functionId === functionId);
}

test("a function that only a clock starts is listed before it ever ran", async () => {
  await sql`insert into durable_crons (function_id, cron, next_at) values ('clock', '5 * * * *', now())`;
  expect(await listNamed("clock")).toEqual({
    functionId: "clock",
    schedules: ["5 * * * *"],
    eventName: null,
    lastAt: null,
    lastStatus: null,
    failing: false,
    runs: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
    active: 0,
  });
});

test("runs of the last 24 hours are counted by outcome, and the newest of all is told", async () => {
  await kept({ functionId: "counted", status: "failed", hoursAgo: 30 });
  for (const status of ["completed", "completed", "failed", "cancelled", "running", "queued"])
    await kept({ functionId: "counted", status, hoursAgo: 20 });
  await kept({ functionId: "counted", event: { name: "inngest/scheduled.timer" } });
  const counted = await listNamed("counted");
  expect(counted).toMatchObject({ runs: 7, completed: 3, failed: 1, cancelled: 1, active: 2 });
  expect(counted).toMatchObject({ eventName: null, lastStatus: "completed" });
  expect(Math.abs(Date.now() - Number(counted?.lastAt))).toBeLessThan(10_000);
});

test("a function fails as long as the last run that ended did, and comes first", async () => {
  await kept({ functionId: "a-good-one" });
  await kept({ functionId: "failing", status: "failed", hoursAgo: 3 });
  await kept({ functionId: "failing", status: "cancelled", hoursAgo: 2 });
  await kept({ functionId: "failing", status: "running", hoursAgo: 1 });
  const [first] = await listDurableFunctions(owner);
  expect(first).toMatchObject({ functionId: "failing", failing: true, eventName: "test/asked" });
  await kept({ functionId: "failing" });
  expect(await listNamed("failing")).toMatchObject({ failing: false });
});

test("a value that is large stays in the database, but for its beginning", async () => {
  const id = await kept({ functionId: "large", event: { data: { text: "b".repeat(9_000) } } });
  await keptStep(id, "small", { data: { nul: "\u0000", text: "5" } });
  await keptStep(id, "large", { data: "a".repeat(9_000) });
  const run = await getDurableRun(owner, id);
  expect(run?.event).toMatchObject({ value: null, beginning: expect.stringMatching(/^\{"name":"test\/asked"/) });
  expect(run?.output).toBeNull();
  const [small, large] = run?.steps ?? [];
  expect(small?.result).toMatchObject({ value: { data: { nul: "\u0000", text: "5" } }, beginning: null });
  expect(large?.result).toMatchObject({ value: null, bytes: 9_011 });
  expect(large?.result.beginning).toHaveLength(8_000);
});

test("retrying forgets what failed, keeps what was done, and gives the run back to the executors", async () => {
  const error = { name: "Error", message: "out of order" };
  const id = await kept({ functionId: "retried", status: "failed", error });
  await keptStep(id, "before", { data: 1 });
  await keptStep(id, "breaks", { error });
  await sql`
    insert into durable_failures (run_id, step_id, step_name, attempt, error)
    values (${id}, 'breaks', 'breaks', 0, ${JSON.stringify(error)}::text::json)`;
  const { member } = await add("member");
  await expect(retryDurableRun(member, id)).rejects.toThrow("runs this installation");
  const { runs } = await listDurableRuns(owner, { functionId: "retried", status: "failed" });
  expect(runs).toMatchObject([{ id, message: "out of order", stepCount: 2, failureCount: 1 }]);

  await retryDurableRun(owner, id);
  const run = await getDurableRun(owner, id);
  expect(run).toMatchObject({ status: "queued", message: null, endedAt: null, stepCount: 1, failureCount: 1 });
  expect(run?.steps.map((step) => step.id)).toEqual(["before"]);
  expect(run?.failures).toMatchObject([{ stepId: "breaks", attempt: 0 }]);
  expect(run?.jobs).toMatchObject([{ kind: "run", stepId: null, attempt: 0, running: false }]);
  await expect(retryDurableRun(owner, id)).rejects.toThrow("no failed run");
});
