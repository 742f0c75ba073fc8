import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";
import { end, startChild } from "./child";

await testDatabase();
const { Inngest } = await import("inngest");
const { embeddedOptions } = await import("../client");
const { awaitEffects, createEffects, effects } = await import("./effects");
const { sql } = await import("@/db");

vi.setConfig({ testTimeout: 120_000, maxConcurrency: 1 });

/** Only sends: what runs functions are processes of their own. */
const inngest = new Inngest({ id: "suite", ...embeddedOptions });
const workers = new Set<Awaited<ReturnType<typeof startChild>>["child"]>();
const wait = (label: string, key: string, count = 1) => awaitEffects(label, key, count, 60_000);

beforeAll(createEffects);
afterAll(() => Promise.all([...workers].map((child) => end(child, "SIGKILL"))));

async function startWorker(env: Record<string, string> = {}) {
  const { child } = await startChild("worker", env);
  workers.add(child);
  return child;
}

async function send(name: string) {
  const key = randomUUID();
  await inngest.send({ name, data: { key } });
  return key;
}

/** How often the steps of `suite/durable` began. */
async function counts(key: string) {
  const labels = ["durable.one", "durable.two", "durable.three"];
  return Promise.all(labels.map(async (label) => (await effects(label, key)).length));
}

async function runOf(key: string) {
  const [run] = await sql<{ id: string; status: string }[]>`
    select r.id, r.status from durable_runs r join durable_events e on e.id = r.event_id
    where e.body -> 'data' ->> 'key' = ${key}`;
  return run ?? { id: "", status: "queued" };
}

async function ended(key: string) {
  for (;;) {
    const { status } = await runOf(key);
    if (status !== "queued" && status !== "running") return status;
    await new Promise((done) => setTimeout(done, 50));
  }
}

test("killed in a step, then in a sleep: finished steps stay finished, and the run goes on", async () => {
  const key = await send("suite/durable");
  const first = await startWorker({ HANG_MS: "60000" });
  await wait("durable.two", key);
  await end(first, "SIGKILL");
  const second = await startWorker();
  await wait("durable.two", key, 2);
  while ((await sql`select from durable_jobs where kind = 'sleep'`).length === 0);
  await end(second, "SIGKILL");
  await new Promise((done) => setTimeout(done, 2_500));
  await end(await startWorkerUntilDone(key), "SIGKILL");
  expect(await counts(key)).toEqual([1, 2, 1]);
});

async function startWorkerUntilDone(key: string) {
  const worker = await startWorker();
  expect(await ended(key)).toBe("completed");
  return worker;
}

test("of two replicas one is killed amid its work: every run completes, and no finished step runs twice", async () => {
  const [one, two] = await Promise.all([startWorker(), startWorker()]);
  const keys = await Promise.all(Array.from({ length: 40 }, () => send("suite/durable")));
  await wait("durable.two", keys[20] ?? "");
  await end(one, "SIGKILL");
  for (const key of keys) expect(await ended(key)).toBe("completed");
  for (const key of keys) {
    const ran = await counts(key);
    // The step that was running when its process died may have said that it began, and begins again.
    expect(
      ran.every((count) => count >= 1),
      String(ran),
    ).toBe(true);
    expect(
      ran.reduce((sum, count) => sum + count, 0),
      String(ran),
    ).toBeLessThanOrEqual(4);
  }
  const [kept] =
    await sql`select count(*)::int as steps, count(distinct (run_id, id))::int as distinct from durable_steps`;
  expect(kept?.steps).toBe(kept?.distinct);
  expect(await sql`select from durable_jobs`).toHaveLength(0);
  await end(two, "SIGKILL");
});

test("a frozen worker that was overtaken changes nothing when it thaws and finishes", async () => {
  const key = await send("suite/durable");
  const frozen = await startWorker({ HANG_MS: "1000" });
  await wait("durable.two", key);
  frozen.kill("SIGSTOP");
  const other = await startWorker({ HANG_MS: "6000" });
  await wait("durable.two", key, 2);
  frozen.kill("SIGCONT");
  await new Promise((done) => setTimeout(done, 3_000));
  const { id } = await runOf(key);
  const kept = await sql`select name from durable_steps where run_id = ${id}`;
  expect(kept).toEqual([{ name: "one" }]);
  await end(frozen, "SIGKILL");
  expect(await ended(key)).toBe("completed");
  expect(await counts(key)).toEqual([1, 2, 1]);
  await end(other, "SIGKILL");
});

test("a step that kills its process every time fails, and the function may catch that", async () => {
  const key = await send("suite/deadly");
  let deaths = 0;
  for (let alive = true; alive; ) {
    const worker = await startWorker();
    const died = new Promise<true>((done) => worker.once("exit", () => done(true)));
    const done = wait("deadly.done", key).then(() => false);
    alive = await Promise.race([died, done]);
    if (alive) deaths++;
    else await end(worker, "SIGKILL");
  }
  expect((await effects("deadly.done", key))[0]?.detail).toBe('The process ended 3 times while the step "kill" ran.');
  expect(await effects("deadly.safe", key)).toHaveLength(1);
  // Twice as part of the whole function, three times by itself.
  expect(deaths).toBe(5);
});

test("a worker that is asked to stop gives back what it holds at once", async () => {
  const key = await send("suite/durable");
  const stopping = await startWorker({ HANG_MS: "60000" });
  await wait("durable.two", key);
  stopping.send("stop");
  await new Promise((done) => stopping.once("exit", done));
  const { id } = await runOf(key);
  const [job] = await sql`select worker, claims, due_at <= now() as due from durable_jobs where run_id = ${id}`;
  expect(job).toEqual({ worker: null, claims: 0, due: true });
  await end(await startWorkerUntilDone(key), "SIGKILL");
  expect(await counts(key)).toEqual([1, 2, 1]);
});
