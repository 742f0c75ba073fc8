import type { Inngest } from "inngest";
import { afterEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { sql } = await import("@/db");
const { embeddedOptions } = await import("./client");
const { ended, on, start, stopAll, testClient } = await import("./suite/small-app");

vi.setConfig({ testTimeout: 60_000 });
afterEach(stopAll);

test("who does not sign is answered 401, whatever they ask for", async () => {
  const inngest = testClient();
  const handler = await start(inngest, [inngest.createFunction(on("nothing"), () => 1)]);
  for (const method of ["GET", "PUT", "POST"]) {
    const body = method === "GET" ? undefined : JSON.stringify({ url: "http://x/api/inngest" });
    const headers = { host: "x", "x-inngest-signature": `t=${Math.floor(Date.now() / 1000)}&s=00` };
    for (const given of [{ host: "x" }, headers, { ...headers, "x-inngest-sync-kind": "in_band" }]) {
      const request = new Request("http://x/api/inngest?fnId=test-nothing&stepId=step", {
        method,
        body,
        headers: given,
      });
      expect((await handler(request)).status).toBe(401);
    }
  }
});

type Options = Parameters<Inngest["createFunction"]>[0];
const refusals: [string, Partial<Options>][] = [
  ["batchEvents", { batchEvents: { maxSize: 2, timeout: "1s" } }],
  ["debounce", { debounce: { period: "1s" } }],
  ["throttle", { throttle: { limit: 1, period: "1s" } }],
  ["rateLimit", { rateLimit: { limit: 1, period: "1s" } }],
  ["singleton", { singleton: { mode: "skip" } }],
  ["priority", { priority: { run: "1" } }],
  ["timeouts", { timeouts: { finish: "1s" } }],
  ["concurrency", { concurrency: { limit: 1, scope: "account", key: "'x'" } }],
  ["event.data.n > 5", { triggers: [{ event: "test/a", if: "event.data.n > 5" }] }],
  ["event.data.a || event.data.b", { idempotency: "event.data.a || event.data.b" }],
  ["0 0 30 2 *", { triggers: [{ cron: "0 0 30 2 *" }] }],
  ["triggers", { triggers: [{ event: "test/*" }] }],
];

test.each(refusals)("%s is refused when the function is registered", async (named, options) => {
  const inngest = testClient();
  const one = inngest.createFunction({ ...on("refused"), ...options }, () => 1);
  const refusal = start(inngest, [one]);
  await expect(refusal).rejects.toThrow('Function "test-refused" uses');
  await expect(refusal).rejects.toThrow(named);
});

test("a step that the executor does not do fails the run, and says which", async () => {
  const inngest = testClient();
  await start(inngest, [
    inngest.createFunction(on("waits"), async ({ step }) => {
      await step.waitForEvent("approval", { event: "test/approved", timeout: "1h" });
    }),
    inngest.createFunction(on("races"), async ({ step, group }) => {
      const race = [step.run("a", () => 1), step.run("b", () => 2)];
      await group.parallel({ mode: "race" }, () => Promise.race(race));
      await group.parallel({ mode: "race" }, () => Promise.race([step.run("c", () => 1), step.run("d", () => 2)]));
    }),
  ]);
  await inngest.send([{ name: "test/waits" }, { name: "test/races" }]);
  expect((await ended("waits")).error.message).toContain('Function "test-waits" uses step.waitForEvent.');
  expect((await ended("races")).error.message).toContain(
    'Function "test-races" uses group.parallel with the mode "race"',
  );
});

test("Inngest's limits hold: steps, a step's result, an event, a sleep", async () => {
  const inngest = testClient();
  await start(inngest, [
    inngest.createFunction(on("many"), async ({ step }) => {
      await step.run("a", () => sql`update durable_runs set step_count = 990 where function_id = 'test-many'`);
      for (let i = 0; i < 20; i++) await step.run("b", () => i);
    }),
    inngest.createFunction(on("large"), ({ step }) => step.run("big one", () => "x".repeat(5_000_000))),
    inngest.createFunction(on("long"), ({ step }) => step.sleep("for ever", "400d")),
  ]);
  await inngest.send([{ name: "test/many" }, { name: "test/large" }, { name: "test/long" }]);
  expect((await ended("large")).error.message).toBe('The result of the step "big one" is larger than 4 MB.');
  expect((await ended("long")).error.message).toBe('The step "for ever" does not sleep for at most 366 days.');
  expect((await ended("many")).error.message).toBe("The run has more than 1000 steps.");
  await expect(inngest.send({ name: "test/many", data: { text: "x".repeat(600_000) } })).rejects.toThrow("512 kB");
});

test("events that were sent while no executor ran start their runs once one does", async () => {
  const inngest = testClient();
  await inngest.send({ name: "test/later", data: { n: 1 } });
  await start(inngest, [inngest.createFunction(on("later"), ({ event }) => event.data)]);
  expect((await ended("later")).output).toEqual({ n: 1 });
});

test("a repeated request of the SDK brings no event twice", async () => {
  let fails = 2;
  const { fetch } = embeddedOptions;
  const flaky: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    return fails-- > 0 ? new Response("gone", { status: 500 }) : answer;
  };
  await testClient(flaky).send([{ name: "test/x" }, { name: "test/x" }]);
  const [found] = await sql`select count(*)::int as count from durable_events where name = 'test/x'`;
  expect(found?.count).toBe(2);
});

test("a limit holds over several executors", async () => {
  const inngest = testClient();
  let [now, most, done] = [0, 0, 0];
  const limited = inngest.createFunction({ ...on("limited"), concurrency: 3 }, async ({ step }) => {
    await step.run("work", async () => {
      now++;
      most = Math.max(most, now);
      await new Promise((end) => setTimeout(end, 3));
      now--;
      done++;
    });
  });
  await Promise.all([start(inngest, [limited]), start(inngest, [limited]), start(inngest, [limited])]);
  await inngest.send(Array.from({ length: 200 }, () => ({ name: "test/limited" })));
  while (done < 200) await new Promise((wait) => setTimeout(wait, 20));
  expect(most).toBe(3);
});

test("ticks that were missed start one run", async () => {
  const inngest = testClient();
  const fired: unknown[] = [];
  const daily = inngest.createFunction(
    { id: "daily", triggers: [{ cron: "TZ=Asia/Tokyo 0 9 * * *" }] },
    ({ event }) => {
      fired.push(event.data);
    },
  );
  await start(inngest, [daily]);
  const [cron] = await sql`select next_at at time zone 'Asia/Tokyo' as local from durable_crons`;
  expect(cron?.local).toContain("09:00:00");
  await stopAll();
  await sql`update durable_crons set next_at = next_at - interval '9 days'`;
  await Promise.all([start(inngest, [daily]), start(inngest, [daily])]);
  await ended("daily");
  const [after] = await sql`select next_at > now() as future from durable_crons`;
  expect([fired.length, after?.future]).toEqual([1, true]);
});

test("an idle executor asks the database twice a minute at most", async () => {
  const inngest = testClient();
  await start(inngest, [inngest.createFunction(on("idle"), () => 1)]);
  await new Promise((done) => setTimeout(done, 1_000));
  const { Socket } = await import("node:net");
  const written = vi.spyOn(Socket.prototype, "write");
  await new Promise((done) => setTimeout(done, 4_000));
  expect(written.mock.calls.length).toBeLessThanOrEqual(1);
  written.mockRestore();
});
