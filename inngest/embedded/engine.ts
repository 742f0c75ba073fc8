import { sql } from "@/db";
import { wakeChannel } from "@/lib/durable/wake";
import { createBell } from "./bell";
import { fireCrons, keepCrons } from "./cron";
import { type Functions, readFunctions } from "./functions";
import { look } from "./look";
import { pruneDurable } from "./retention";
import { routeEvents } from "./route-events";
import { defaultSettings, type Settings } from "./settings";
import type { Transport } from "./transport";
import { complain, createWorker } from "./worker";

export type Executor = {
  /** Takes no more jobs, gives running steps a while, and gives back the rest. */
  stop: () => Promise<void>;
};

const RETRY_MS = 1_000;
const FRESH_MS = 1_000;
const PRUNE_MS = 3_600_000;

/**
 * Runs the functions of the app behind `transport` until it is stopped; throws where they cannot be read, or ask for what is not
 * done here. Any number of executors may share a database.
 */
export async function startExecutor(transport: Transport, given: Partial<Settings> = {}): Promise<Executor> {
  const settings = { ...defaultSettings, ...given };
  const bell = createBell();
  let functions = await readAgain(transport);
  let readAt = Date.now();
  let stopping = false;

  const worker = createWorker(transport, settings, bell);
  const listening = await sql.listen(wakeChannel, (from) => from !== worker.id && bell.ring(), bell.ring);
  const pruning = setInterval(() => pruneDurable().catch(complain), PRUNE_MS).unref();
  const working = work();
  return { stop };

  async function work() {
    while (!stopping) {
      try {
        const { busy, nextMs } = await workOnce();
        if (!busy) await bell.wait(Math.min(nextMs ?? settings.lookMs, settings.lookMs));
      } catch (error) {
        complain(error);
        await bell.wait(RETRY_MS);
      }
    }
  }

  /** Says whether to look again at once, else in how many milliseconds. */
  async function workOnce() {
    bell.reset();
    const found = await look(functions);
    const age = Date.now() - readAt;
    if (settings.syncMs > 0 && age > (found.events ? FRESH_MS : settings.syncMs)) {
      functions = await readAgain(transport);
      readAt = Date.now();
    }
    const routed = found.events ? await routeEvents(functions) : 0;
    const fired = found.crons ? await fireCrons(functions) : 0;
    const taken = stopping ? 0 : await worker.take(functions, found);
    return { busy: routed + fired + taken > 0 && worker.hasRoom(), nextMs: found.nextMs };
  }

  async function stop() {
    if (stopping) return;
    stopping = true;
    clearInterval(pruning);
    bell.ring();
    await worker.finishWithin(settings.graceMs, working);
    await listening.unlisten().catch(() => undefined);
  }
}

/** Asks the app what its functions are. */
async function readAgain(transport: Transport): Promise<Functions> {
  const headers = { "x-inngest-sync-kind": "in_band" };
  const url = "http://inngest.embedded/api/inngest";
  const answer = await transport({ method: "PUT", query: "", headers, body: { url } });
  if (answer.status !== 200) throw new Error(`The functions could not be read (${answer.status}): ${answer.body}`);
  const functions = readFunctions(JSON.parse(answer.body));
  await keepCrons(functions);
  return functions;
}
