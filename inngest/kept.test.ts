import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { sql } = await import("@/db");
const { pruneDurable } = await import("./embedded/retention");
const { ended, on, start, stopAll, testClient } = await import("./suite/small-app");
const { testProject } = await import("@/lib/projects/test-project");
const { getDurableRun, listDurableFunctions, listDurableRuns, retryDurableRun } = await import("@/lib/durable/queries");

vi.setConfig({ testTimeout: 60_000 });
afterEach(stopAll);

const { owner, add } = await testProject();

test("an owner sees runs with their steps and failures, and lets a failed one go on", async () => {
  const inngest = testClient();
  const ran: string[] = [];
  let broken = true;
  const said = (what: string) => {
    ran.push(what);
    return what;
  };
  await start(inngest, [
    inngest.createFunction({ ...on("fragile"), retries: 1 }, async ({ step }) => {
      await step.run("before", () => said("before"));
      await step.run("caught", () => Promise.reject(new Error("expected"))).catch(() => said("catch"));
      await step.run("breaks", () => {
        said("breaks");
        if (broken) throw new Error("out of order");
      });
      return step.run("after", () => said("after"));
    }),
  ]);
  await inngest.send({ name: "test/fragile", data: { a: 1 } });
  const { id } = await ended("fragile");

  const failed = await getDurableRun(owner, id);
  expect(failed).toMatchObject({ status: "failed", message: "out of order", eventName: "test/fragile", jobs: [] });
  expect(failed?.steps.map(({ name, attempts }) => [name, attempts])).toEqual([
    ["before", 1],
    ["caught", 2],
    ["breaks", 2],
  ]);
  expect(failed?.failures.map(({ stepName, attempt }) => [stepName, attempt])).toEqual([
    ["caught", 0],
    ["caught", 1],
    ["breaks", 0],
    ["breaks", 1],
  ]);
  const { runs } = await listDurableRuns(owner, { functionId: "test-fragile", status: "failed" });
  expect(runs.map((run) => run.id)).toEqual([id]);
  expect(await listDurableFunctions(owner)).toContainEqual(
    expect.objectContaining({ functionId: "test-fragile", runs: 1, failed: 1, active: 0 }),
  );

  broken = false;
  ran.length = 0;
  await retryDurableRun(owner, id);
  expect((await ended("fragile")).output).toBe("after");
  expect(ran.filter((what) => what !== "catch")).toEqual(["breaks", "after"]);
  await expect(retryDurableRun(owner, id)).rejects.toThrow("no failed run");
});

test("runs are listed page by page; only owners see them", async () => {
  const inngest = testClient();
  await start(inngest, [inngest.createFunction(on("paged"), () => 1)]);
  await inngest.send(Array.from({ length: 120 }, () => ({ name: "test/paged" })));
  const seen = new Set<string>();
  for (let done = 0; done < 120; await new Promise((wait) => setTimeout(wait, 50))) {
    const [row] =
      await sql`select count(*)::int as done from durable_runs where function_id = 'test-paged' and ended_at is not null`;
    done = row?.done;
  }
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const page = await listDurableRuns(owner, { functionId: "test-paged", cursor: cursor || undefined });
    for (const { id } of page.runs) seen.add(id);
    cursor = page.next ?? undefined;
  }
  expect(seen.size).toBe(120);
  const { member } = await add("member");
  await expect(listDurableRuns(member, {})).rejects.toThrow("runs this installation");
  await expect(getDurableRun(member, randomUUID())).rejects.toThrow("runs this installation");
});

test("what ended long ago is forgotten: failures later, and nothing that still runs", async () => {
  await sql`truncate durable_runs, durable_events, durable_steps, durable_failures`;
  await sql`
    insert into durable_events (id, name, body, routed, received_at)
    select 'e' || i, 'x', '{}', true, now() - i * interval '1 day' from generate_series(1, 40) i`;
  await sql`
    insert into durable_runs (id, function_id, event_id, status, created_at, ended_at)
    select s || i, 'f', 'e' || i, s, now() - i * interval '1 day',
      case when s <> 'running' then now() - i * interval '1 day' end
    from generate_series(1, 39) i, unnest(array['completed', 'failed', 'running']) s`;
  await sql`insert into durable_steps (run_id, id, name, op, result, attempts)
    select id, 'a', 'a', 'StepRun', '{}', 1 from durable_runs`;
  await pruneDurable();
  const kept = await sql`select status, count(*)::int as count from durable_runs group by 1 order by 1`;
  expect(Object.fromEntries(kept.map(({ status, count }) => [status, count]))).toEqual({
    completed: 13,
    failed: 29,
    running: 39,
  });
  const [steps] = await sql`select count(*)::int as count from durable_steps`;
  const events = await sql`select id from durable_events`;
  expect([steps?.count, events.length]).toEqual([81, 39]);
});
