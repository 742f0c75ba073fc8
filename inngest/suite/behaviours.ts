import { randomUUID } from "node:crypto";
import type { Inngest } from "inngest";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { awaitEffects, createEffects, effects } from "./effects";
import { typed } from "./functions";

export type App = { inngest: Inngest; stop: () => Promise<void> };

vi.setConfig({ testTimeout: 90_000, maxConcurrency: 30 });

/**
 * What an executor has to do, one test each, seen only through the SDK's client and what functions did. `patient` is for one
 * that keeps Inngest's schedule of retries, in which a test may wait for minutes.
 */
export function behaviours(start: () => Promise<App>, { cron = true, patient = false } = {}) {
  const patienceMs = patient ? 300_000 : 60_000;
  if (patient) vi.setConfig({ testTimeout: 400_000 });
  let app: App;
  beforeAll(async () => {
    await createEffects();
    app = await start();
  });
  afterAll(() => app.stop());

  /** Sends an event with a key of its own, under which its effects are found. */
  async function send(name: string, data: Record<string, unknown> = {}, key: string = randomUUID()) {
    await app.inngest.send({ name, data: { key, ...data } });
    return key;
  }
  const wait = (label: string, key: string, count = 1) => awaitEffects(label, key, count, patienceMs);

  test.concurrent("a finished step never runs again, and its result stays as it was", async () => {
    const key = randomUUID();
    await app.inngest.send(typed.create({ key, count: 7 }));
    const [done] = await wait("memo.done", key);
    const kept = { z: 1, a: "\u0000", count: 7, when: new Date(0).toISOString(), second: true };
    expect(JSON.stringify(done?.detail)).toBe(JSON.stringify(kept));
    expect(await effects("memo.first", key)).toHaveLength(1);
    expect(await effects("memo.done", key)).toHaveLength(1);
  });

  test.concurrent("many steps one after the other take few calls", async () => {
    const key = await send("suite/many", { count: 150 });
    await wait("many.done", key);
    // A call goes on for 10 seconds.
    expect((await effects("many.body", key)).length).toBeLessThan(15);
  });

  test.concurrent("a step that fails is tried again, later each time", async () => {
    const key = await send("suite/retry");
    const [done] = await wait("retry.done", key);
    const [one, two, three] = (await effects("retry.try", key)).map(({ at }) => at);
    expect(done?.detail).toBe(3);
    expect(Number(two) - Number(one)).toBeGreaterThan(195);
    expect(Number(three) - Number(two)).toBeGreaterThan(395);
  });

  test.concurrent("a function that fails outside of its steps is tried again", async () => {
    const key = await send("suite/retry-whole");
    expect((await wait("retry-whole.try", key, 3)).map(({ detail }) => detail)).toEqual([0, 1, 2]);
  });

  test.concurrent("a step that has failed for good may be caught", async () => {
    const key = await send("suite/caught");
    expect((await wait("caught.done", key))[0]?.detail).toBe("TypeError: never");
    expect(await effects("caught.try", key)).toHaveLength(2);
  });

  test.concurrent("NonRetriableError fails at once; onFailure gets the error and the event", async () => {
    const key = await send("suite/fatal", { more: [1, { a: 2 }] });
    const [told] = await wait("fatal.told", key);
    const data = { key, more: [1, { a: 2 }] };
    expect(told?.detail).toMatchObject({ message: "no use", data, function_id: "suite-fatal" });
    expect(await effects("fatal.try", key)).toHaveLength(1);
  });

  test.concurrent("RetryAfterError says when to try again", async () => {
    const key = await send("suite/retry-after");
    const [one, two] = (await wait("retry-after.try", key, 2)).map(({ at }) => at);
    expect(Number(two) - Number(one)).toBeGreaterThan(1_900);
    expect(Number(two) - Number(one)).toBeLessThan(20_000);
  });

  test.concurrent("sleep and sleepUntil take the time that they say", async () => {
    const key = await send("suite/sleepy");
    const took = Number((await wait("sleepy.done", key))[0]?.detail);
    expect(took).toBeGreaterThan(2_490);
    expect(took).toBeLessThan(20_000);
  });

  test.concurrent("a step sends events, once", async () => {
    const key = await send("suite/fan-out");
    expect((await wait("fan-out.done", key))[0]?.detail).toBe(2);
    const got = await wait("fan-in", key, 2);
    expect(got.map(({ detail }) => detail).sort()).toEqual([1, 2]);
  });

  test.concurrent("steps run beside each other; chains, sleeps and retries among them end together", async () => {
    const key = await send("suite/parallel");
    const [done] = await wait("parallel.done", key);
    expect(done?.detail).toEqual({ parts: [0, 1, 2, 3, 4, 5], rest: [11, null, "worked"] });
    expect(await mostAtOnce("parallel", key)).toBeGreaterThan(3);
    expect(await effects("parallel.in", key)).toHaveLength(6);
  });

  test.concurrent("no more runs of a function at once than it allows", async () => {
    const key = randomUUID();
    await app.inngest.send([0, 1, 2, 3, 4, 5].map((i) => ({ name: "suite/limited", data: { key, i } })));
    await wait("limited.out", key, 6);
    expect(await mostAtOnce("limited", key)).toBe(2);
  });

  test.concurrent("a limit by key holds for each key, beside one for all", async () => {
    const key = randomUUID();
    const who = ["a", "a", "a", "b", "b", "c", "d"];
    await app.inngest.send(who.map((who) => ({ name: "suite/keyed", data: { key, who } })));
    await wait("keyed.out", key, who.length);
    expect(await mostAtOnce("keyed", key)).toBe(3);
    expect(await mostAtOnce("keyed", key, "a")).toBe(1);
  });

  test.concurrent("an idempotency key starts one run", async () => {
    const key = randomUUID();
    await app.inngest.send([1, 2].map(() => ({ name: "suite/once", data: { key } })));
    await send("suite/once", {}, key);
    await send("suite/fan-in", { i: 0 }, key);
    await wait("fan-in", key);
    expect(await wait("once", key)).toHaveLength(1);
  });

  test.concurrent("an event that comes twice counts once", async () => {
    const key = randomUUID();
    for (let i = 0; i < 3; i++) await app.inngest.send({ id: key, name: "suite/fan-in", data: { key, i } });
    await send("suite/fan-in", { i: 9 }, key);
    expect((await wait("fan-in", key, 2)).map(({ detail }) => detail).sort()).toEqual([0, 9]);
  });

  test.concurrent("a trigger chooses by fields of the event", async () => {
    const key = randomUUID();
    const data = [{ kind: "bad", n: 2 }, { kind: "good", n: 3 }, { kind: "good" }, { kind: "good", n: 2 }];
    await app.inngest.send(data.map((one, i) => ({ name: "suite/chosen", data: { key, i, ...one } })));
    expect((await wait("chosen", key)).map(({ detail }) => detail)).toEqual([3]);
  });

  test.concurrent("an event cancels the runs that it matches, and no other", async () => {
    const [gone, kept] = [await send("suite/cancellable"), await send("suite/cancellable")];
    await wait("cancellable.start", gone);
    await send("suite/cancel", {}, gone);
    await wait("cancellable.done", kept);
    await new Promise((done) => setTimeout(done, 500));
    expect(await effects("cancellable.done", gone)).toEqual([]);
  });

  if (cron) {
    test.concurrent("a cron starts a run when its minute comes", async () => {
      const [tick] = await awaitEffects("cron", "cron", 1, 85_000);
      expect(tick?.detail).toEqual({ name: "inngest/scheduled.timer", cron: "TZ=Europe/Paris * * * * *" });
      expect(Number(tick?.at) % 60_000).toBeLessThan(20_000);
    });
  }
}

/** How many were between `in` and `out` at the same time, of all or of those with a detail. */
async function mostAtOnce(label: string, key: string, detail?: string): Promise<number> {
  const [ins, outs] = [await effects(`${label}.in`, key), await effects(`${label}.out`, key)];
  const changes = [
    ...ins.filter((one) => !detail || one.detail === detail).map(({ at }) => ({ at, by: 1 })),
    ...outs.filter((one) => !detail || one.detail === detail).map(({ at }) => ({ at, by: -1 })),
  ].sort((a, b) => a.at - b.at);
  let [now, most] = [0, 0];
  for (const { by } of changes) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
