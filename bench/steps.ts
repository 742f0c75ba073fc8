import type { Inngest } from "inngest";
import { withDatabase } from "./setup";

const [RUNS, BATCH, TURNS] = [1_000, 100, 60];

/**
 * Durable functions on the embedded executor: how many steps a second, sending included, and how long one event takes from
 * being sent to its run being done, when nothing else runs. PostgreSQL, executor and functions share the machine's cores.
 */
export function benchSteps() {
  return withDatabase(async (sql, databaseUrl) => {
    process.env.DATABASE_URL = databaseUrl;
    const { startBench } = await import("./steps-app");
    const { inngest, stop } = await startBench();

    async function ended(functionId: string, count: number, lookMs: number) {
      for (;;) {
        const [row] = await sql`
          select count(*)::int as done from durable_runs where function_id = ${functionId} and status = 'completed'`;
        if (row?.done >= count) return;
        await new Promise((done) => setTimeout(done, lookMs));
      }
    }

    /** Milliseconds until all runs of these events are done. */
    async function took(name: string, events: object[]): Promise<number> {
      const functionId = `bench-${name}`;
      const [before] = await sql`select count(*)::int as done from durable_runs where function_id = ${functionId}`;
      const started = performance.now();
      for (let i = 0; i < events.length; i += BATCH) await sendAll(inngest, name, events.slice(i, i + BATCH));
      await ended(functionId, before?.done + events.length, events.length > 1 ? 20 : 1);
      return performance.now() - started;
    }

    const times = (count: number, data: object = {}) => Array.from({ length: count }, () => data);
    await took("three", times(50));
    const rows = [
      { case: "1,000 runs of 3 steps", steps: RUNS * 3, ms: await took("three", times(RUNS)) },
      { case: "1,000 runs of 1 step, 10 at once", steps: RUNS, ms: await took("limited", times(RUNS)) },
      { case: "1 run of 500 steps", steps: 500, ms: await took("many", times(1, { count: 500 })) },
      { case: "20 runs of 20 parallel steps", steps: 400, ms: await took("wide", times(20, { count: 20 })) },
    ];
    const single: number[] = [];
    for (let i = 0; i < TURNS; i++) single.push(await took("one", times(1)));
    await stop();
    const { sql: own } = await import("@/db");
    await own.end();
    const sendToDoneP50Ms = Math.round(single.sort((a, b) => a - b)[TURNS / 2] ?? 0);
    return [
      ...rows.map(({ case: name, steps, ms }) => ({
        case: name,
        steps,
        stepsPerSec: Math.round((steps / ms) * 1_000),
      })),
      { case: "1 run of 1 step, idle otherwise", sendToDoneP50Ms },
    ];
  });
}

function sendAll(inngest: Inngest, name: string, events: object[]) {
  return inngest.send(events.map((data) => ({ name: `bench/${name}`, data: { ...data } })));
}
