import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedPostgres } from "@/db/embedded";
import { openDatabase } from "./database";
import { type Environment, exitWith, localUrl } from "./environment";
import { serverFlags } from "./server-flags";

const GRACE_MS = 10_000;

type Options = { dev: boolean; onReady: () => Promise<void> };

/** Runs the web server over its database until a signal ends both. */
export async function serve(environment: Environment, { dev, onReady }: Options) {
  const database = await openDatabase(environment).catch((error) => exitWith(error.message));
  if (database.embedded && !database.owner)
    exitWith(`already running on ${environment.PHAROS_DATA_DIR}. Stop it first, or set PHAROS_DATA_DIR.`);

  const stopping = new AbortController();
  const next = startNext(environment, dev);
  const exited = new Promise<number>((done) => next.once("exit", (code) => done(code ?? 1)));

  function stop() {
    if (stopping.signal.aborted) return;
    stopping.abort();
    next.kill("SIGTERM");
    setTimeout(() => next.kill("SIGKILL"), GRACE_MS).unref();
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  stopWithNpm(stop, stopping.signal);
  const keeping = database.embedded && keepAlive(database.embedded, stopping.signal);
  let failed = false;
  untilAnswering(environment, stopping.signal)
    .then((answering) => (answering ? onReady() : undefined))
    .catch((error) => {
      failed = !stopping.signal.aborted;
      if (failed) console.error(`pharos: ${error.message}`);
      stop();
    });

  const code = await exited;
  const asked = stopping.signal.aborted;
  if (!asked) console.error(`pharos: the web server ended by itself (${next.signalCode ?? code}).`);
  stopping.abort();
  await keeping;
  await database.close();
  if (failed) process.exit(1);
  process.exit(asked ? 0 : code);
}

/** The channel lets the server notice the end of this process, even by kill -9 (see lib/background.ts). */
function startNext({ PORT, HOST }: Environment, dev: boolean): ChildProcess {
  const args = ["node_modules/next/dist/bin/next", dev ? "dev" : "start", "-p", String(PORT), "-H", HOST];
  return spawn(process.execPath, [...serverFlags, ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: dev ? "development" : "production" },
  });
}

/** npm hands a signal to its shell, which dies of it and does not hand it on: all that shows here is another parent. */
async function stopWithNpm(stop: () => void, stopping: AbortSignal) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  while (await waited(500, stopping)) if (process.ppid !== parent) stop();
}

/** Starts the embedded PostgreSQL again when it dies; if it keeps dying, after 2 s, 4 s … at most every 30 s. */
async function keepAlive(embedded: EmbeddedPostgres, stopping: AbortSignal) {
  for (let delay = 1_000; await waited(delay, stopping); ) {
    if (embedded.pid()) {
      delay = 1_000;
      continue;
    }
    delay = Math.min(delay * 2, 30_000);
    console.error("pharos: PostgreSQL is gone; starting it again.");
    await embedded.ensure().catch((error) => console.error(`pharos: ${error.message}`));
  }
}

async function untilAnswering(environment: Environment, stopping: AbortSignal): Promise<boolean> {
  const url = localUrl(environment);
  const deadline = Date.now() + 120_000;
  do {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return true;
    if (Date.now() > deadline) throw new Error(`the server at ${url} did not become ready.`);
  } while (await waited(100, stopping));
  return false;
}

/** False if the wait was cut short. */
function waited(ms: number, stopping: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal: stopping }).catch(() => false);
}
