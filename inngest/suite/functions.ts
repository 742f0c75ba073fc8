import { setTimeout as sleep } from "node:timers/promises";
import { eventType, type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { z } from "zod";
import { effects, mark } from "./effects";

export const typed = eventType("suite/typed", { schema: z.object({ key: z.string(), count: z.number() }) });

/** One function for each thing that an executor has to do. They say what they did by effects, under the key of their event. */
export function suiteFunctions(inngest: Inngest) {
  return [...steps(inngest), ...failures(inngest), ...waits(inngest), ...flow(inngest), ...crashes(inngest)];
}

function steps(inngest: Inngest) {
  return [
    inngest.createFunction({ id: "memo", triggers: [typed] }, async ({ event, step }) => {
      const { key, count } = event.data;
      await mark("memo.body", key);
      const first = await step.run("first", async () => {
        await mark("memo.first", key);
        return { z: 1, a: "\u0000", count, when: new Date(0) };
      });
      const again = await step.run("first", () => ({ ...first, second: true }));
      await step.run("nothing", () => undefined);
      await step.run("done", () => mark("memo.done", key, again));
    }),
    inngest.createFunction({ id: "many", triggers: [{ event: "suite/many" }] }, async ({ event, step }) => {
      await mark("many.body", event.data.key);
      for (let i = 0; i < event.data.count; i++) await step.run("one", () => i);
      await step.run("done", () => mark("many.done", event.data.key));
    }),
    inngest.createFunction({ id: "fan-out", triggers: [{ event: "suite/fan-out" }] }, async ({ event, step }) => {
      const { key } = event.data;
      const { ids } = await step.sendEvent("send", [
        { name: "suite/fan-in", data: { key, i: 1 } },
        { name: "suite/fan-in", data: { key, i: 2 } },
      ]);
      await step.run("done", () => mark("fan-out.done", key, ids.length));
    }),
    inngest.createFunction({ id: "fan-in", triggers: [{ event: "suite/fan-in" }] }, async ({ event }) => {
      await mark("fan-in", event.data.key, event.data.i);
    }),
    inngest.createFunction({ id: "parallel", triggers: [{ event: "suite/parallel" }] }, async ({ event, step }) => {
      const { key } = event.data;
      const six = [0, 1, 2, 3, 4, 5].map((i) =>
        step.run(`part ${i}`, async () => {
          await mark("parallel.in", key, i);
          await sleep(300);
          await mark("parallel.out", key, i);
          return i;
        }),
      );
      const parts = await Promise.all(six);
      const chain = async () => {
        const a = await step.run("chain a", () => 1);
        return a + (await step.run("chain b", () => 10));
      };
      const flaky = () =>
        step.run("flaky", async () => {
          await mark("parallel.flaky", key);
          if ((await effects("parallel.flaky", key)).length < 2) throw new Error("not yet");
          return "worked";
        });
      const rest = await Promise.all([chain(), step.sleep("nap", "1s"), flaky()]);
      await step.run("done", () => mark("parallel.done", key, { parts, rest }));
    }),
  ];
}

function failures(inngest: Inngest) {
  return [
    inngest.createFunction(
      { id: "retry", retries: 3, triggers: [{ event: "suite/retry" }] },
      async ({ event, step }) => {
        const { key } = event.data;
        const tries = await step.run("flaky", async () => {
          await mark("retry.try", key);
          const { length } = await effects("retry.try", key);
          if (length < 3) throw new Error(`try ${length}`);
          return length;
        });
        await step.run("done", () => mark("retry.done", key, tries));
      },
    ),
    inngest.createFunction(
      { id: "retry-whole", retries: 2, triggers: [{ event: "suite/retry-whole" }] },
      async ({ event, attempt }) => {
        await mark("retry-whole.try", event.data.key, attempt);
        if (attempt < 2) throw new Error("outside of any step");
      },
    ),
    inngest.createFunction(
      { id: "caught", retries: 1, triggers: [{ event: "suite/caught" }] },
      async ({ event, step }) => {
        const { key } = event.data;
        const said = await step
          .run("bad", async () => {
            await mark("caught.try", key);
            throw new TypeError("never");
          })
          .catch((error) => `${error.name}: ${error.message}`);
        await step.run("done", () => mark("caught.done", key, said));
      },
    ),
    inngest.createFunction(
      {
        id: "fatal",
        retries: 5,
        triggers: [{ event: "suite/fatal" }],
        onFailure: async ({ error, event, step }) => {
          const { event: original, function_id } = event.data;
          const detail = { message: error.message, data: original.data, function_id };
          await step.run("tell", () => mark("fatal.told", original.data.key, detail));
        },
      },
      async ({ event, step }) => {
        await step.run("fail", async () => {
          await mark("fatal.try", event.data.key);
          throw new NonRetriableError("no use");
        });
      },
    ),
    inngest.createFunction(
      { id: "retry-after", retries: 2, triggers: [{ event: "suite/retry-after" }] },
      async ({ event, step }) => {
        await step.run("slow down", async () => {
          await mark("retry-after.try", event.data.key);
          if ((await effects("retry-after.try", event.data.key)).length < 2) throw new RetryAfterError("later", "2s");
        });
      },
    ),
  ];
}

function waits(inngest: Inngest) {
  return [
    inngest.createFunction({ id: "sleepy", triggers: [{ event: "suite/sleepy" }] }, async ({ event, step }) => {
      const start = await step.run("start", () => Date.now());
      await step.sleep("nap", "1s");
      await step.sleepUntil("until", new Date(start + 2_500));
      await step.run("done", () => mark("sleepy.done", event.data.key, Date.now() - start));
    }),
    inngest.createFunction({ id: "each-minute", triggers: [{ cron: "TZ=Europe/Paris * * * * *" }] }, ({ event }) =>
      mark("cron", "cron", { name: event.name, ...event.data }),
    ),
    inngest.createFunction(
      {
        id: "cancellable",
        triggers: [{ event: "suite/cancellable" }],
        cancelOn: [{ event: "suite/cancel", match: "data.key" }],
      },
      async ({ event, step }) => {
        await step.run("start", () => mark("cancellable.start", event.data.key));
        await step.sleep("nap", "2s");
        await step.run("done", () => mark("cancellable.done", event.data.key));
      },
    ),
  ];
}

function flow(inngest: Inngest) {
  async function busy(label: string, key: string, detail: unknown) {
    await mark(`${label}.in`, key, detail);
    await sleep(150);
    await mark(`${label}.out`, key, detail);
  }
  return [
    inngest.createFunction(
      { id: "limited", concurrency: 2, triggers: [{ event: "suite/limited" }] },
      async ({ event, step }) => {
        await step.run("work", () => busy("limited", event.data.key, event.data.i));
      },
    ),
    inngest.createFunction(
      {
        id: "keyed",
        concurrency: [{ limit: 1, key: "event.data.key + '-' + event.data.who" }, { limit: 3 }],
        triggers: [{ event: "suite/keyed" }],
      },
      async ({ event, step }) => {
        await step.run("work", () => busy("keyed", event.data.key, event.data.who));
      },
    ),
    inngest.createFunction(
      { id: "once", idempotency: "event.data.key", triggers: [{ event: "suite/once" }] },
      async ({ event }) => mark("once", event.data.key),
    ),
    inngest.createFunction(
      { id: "chosen", triggers: [{ event: "suite/chosen", if: "event.data.kind == 'good' && event.data.n == 2" }] },
      async ({ event }) => mark("chosen", event.data.key, event.data.i),
    ),
  ];
}

function crashes(inngest: Inngest) {
  return [
    inngest.createFunction({ id: "durable", triggers: [{ event: "suite/durable" }] }, async ({ event, step }) => {
      const { key } = event.data;
      await step.run("one", () => mark("durable.one", key));
      await step.run("two", async () => {
        await mark("durable.two", key);
        await sleep(Number(process.env.HANG_MS ?? 0));
      });
      await step.sleep("nap", "2s");
      await step.run("three", () => mark("durable.three", key));
    }),
    inngest.createFunction({ id: "deadly", triggers: [{ event: "suite/deadly" }] }, async ({ event, step }) => {
      const { key } = event.data;
      await step.run("safe", () => mark("deadly.safe", key));
      const said = await step
        .run("kill", async () => {
          await mark("deadly.kill", key);
          process.kill(process.pid, "SIGKILL");
          await sleep(5_000);
        })
        .catch((error) => error.message);
      await step.run("done", () => mark("deadly.done", key, said));
    }),
  ];
}
