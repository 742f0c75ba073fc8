import { setTimeout as sleep } from "node:timers/promises";
import { embeddedKey } from "./client";
import { type Executor, startExecutor } from "./embedded/engine";
import { inProcess, overHttp } from "./embedded/transport";
import { durableMode } from "./mode";

const globals = globalThis as typeof globalThis & { pharosDurable?: boolean };

const SYNC_MS = 60_000;
const [SHORT_MS, LONG_MS] = [500, 30_000];

/** Runs durable functions in this process, unless the environment names an Inngest that does. Ends it if that is half said. */
export function startDurableWork() {
  if (globals.pharosDurable) return;
  globals.pharosDurable = true;
  try {
    if (durableMode().kind === "embedded") keepTrying();
  } catch (error) {
    console.error(`pharos: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

/** The database may be away for a moment; in development the server does not listen yet, and functions may be half written. */
async function keepTrying() {
  let said = "";
  for (let pause = SHORT_MS; ; pause = Math.min(pause * 2, LONG_MS)) {
    try {
      stopBeforeExit(await start());
      return;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== said && pause > SHORT_MS) console.error(`pharos: durable functions do not run. ${message}`);
      said = message;
      await sleep(pause);
    }
  }
}

/** Next ends the process as soon as its own requests are answered; steps that run get their while too. */
function stopBeforeExit(executor: Executor) {
  const { exit } = process;
  let stopped: Promise<void> | undefined;
  function stop() {
    stopped ??= executor.stop().catch(() => undefined);
    Object.assign(process, { exit: (code?: number) => stopped?.then(() => exit.call(process, code)) });
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}

/** In development over the app's own route, which is what hot reload renews. */
async function start(): Promise<Executor> {
  if (process.env.NODE_ENV === "development") {
    const given = process.env.HOST ?? "127.0.0.1";
    const host = ["0.0.0.0", "::"].includes(given) ? "127.0.0.1" : given;
    const origin = `http://${host.includes(":") ? `[${host}]` : host}:${process.env.PORT ?? 3000}`;
    return startExecutor(overHttp(origin, embeddedKey), { syncMs: SYNC_MS });
  }
  const { handler } = await import("./serve");
  return startExecutor(inProcess(handler, embeddedKey));
}
