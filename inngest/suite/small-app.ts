import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { sql } from "@/db";
import { embeddedKey, embeddedOptions } from "../client";
import { startExecutor } from "../embedded/engine";
import { inProcess } from "../embedded/transport";
import { silent } from "./embedded-app";

const executors: { stop: () => Promise<void> }[] = [];

export function testClient(fetch = embeddedOptions.fetch) {
  return new Inngest({ id: "test", ...embeddedOptions, fetch, logger: silent, internalLogger: silent });
}

/** Runs functions of a test of its own, on an executor that `stopAll` stops. */
export async function start(inngest: Inngest, functions: InngestFunction.Any[]) {
  const handler = serve({ client: inngest, functions, enableUnauthedSync: false });
  executors.push(await startExecutor(inProcess(handler, embeddedKey), { backoff: () => 20 }));
  return handler;
}

export async function stopAll() {
  await Promise.all(executors.splice(0).map(({ stop }) => stop()));
}

/** Waits for the end of the newest run of a function. */
export async function ended(functionId: string) {
  for (;;) {
    const [run] = await sql`
      select id, status, output, error from durable_runs where function_id = ${`test-${functionId}`}
      order by created_at desc limit 1`;
    if (run && run.status !== "queued" && run.status !== "running") return run;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** An id, and an event of that name. */
export const on = (id: string) => ({ id, triggers: [{ event: `test/${id}` }] });
