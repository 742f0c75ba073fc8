import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedPostgres } from "@/db/embedded";
import { openDatabase } from "./database";
import { type Environment, exitWith } from "./environment";

type Options = { dev: boolean; onReady: () => Promise<void> };

/** Runs the web server over its database until a signal ends both. */
export async function serve(environment: Environment, { dev, onReady }: Options) {
  const database = await openDatabase(environment).catch((error) => exitWith(error.message));
  if (database.embedded && !database.owner)
    exitWith(`already running on ${environment.PHAROS_DATA_DIR}. Stop it first, or set PHAROS_DATA_DIR.`);

  let stopping = false;
  const next = startNext(environment, dev);
  const exited = new Promise<number>((done) => next.once("exit", (code) => done(code ?? 1)));

  function stop() {
    stopping = true;
    next.kill("SIGTERM");
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  if (database.embedded) keepAlive(database.embedded, () => stopping);
  untilAnswering(environment, () => stopping)
    .then((answering) => (answering ? onReady() : undefined))
    .catch((error) => {
      console.error(`pharos: ${error.message}`);
      stop();
    });

  const code = await exited;
  const asked = stopping;
  stopping = true;
  await database.close();
  process.exit(asked ? 0 : code);
}

/** The channel lets the server notice the end of this process, even by kill -9 (see instrumentation.ts). */
function startNext({ PORT, HOST }: Environment, dev: boolean): ChildProcess {
  const args = ["node_modules/next/dist/bin/next", dev ? "dev" : "start", "-p", String(PORT), "-H", HOST];
  return spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: dev ? "development" : "production" },
  });
}

/** Starts the embedded PostgreSQL again when it dies: after 1 s, 2 s, 4 s … at most every 30 s. */
async function keepAlive(embedded: EmbeddedPostgres, stopping: () => boolean) {
  for (let delay = 1_000; !stopping(); await sleep(1_000)) {
    if (embedded.pid()) {
      delay = 1_000;
      continue;
    }
    console.error(`pharos: PostgreSQL is gone; starting it again in ${delay / 1_000} s.`);
    await sleep(delay);
    delay = Math.min(delay * 2, 30_000);
    if (!stopping()) await embedded.ensure().catch((error) => console.error(`pharos: ${error.message}`));
  }
}

async function untilAnswering({ PHAROS_URL, PORT, HOST }: Environment, stopping: () => boolean): Promise<boolean> {
  const host = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  for (let waited = 0; !stopping(); waited += 100) {
    const answer = await fetch(`http://${host}:${PORT}/readyz`).catch(() => undefined);
    if (answer?.ok) return true;
    if (waited > 120_000) throw new Error(`the server at ${PHAROS_URL} did not become ready.`);
    await sleep(100);
  }
  return false;
}
