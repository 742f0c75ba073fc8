import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/db/embedded";
import { newKey } from "@/lib/keys/secret";

export type TestServer = Awaited<ReturnType<typeof startServer>>;

/** The first start may have to build the web app. */
const READY_MS = 300_000;

type Options = { dataDir?: string; port?: number; apiKey?: string; env?: Record<string, string> };

/** The real server, as `npm start` runs it, on a data folder of its own or on one that another left behind. */
export async function startServer(options: Options = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "pharos-server-"));
  const port = options.port ?? (await freePort());
  const apiKey = options.apiKey ?? newKey();
  const url = `http://127.0.0.1:${port}`;
  const supervisor = launch({
    PORT: String(port),
    PHAROS_DATA_DIR: dataDir,
    PHAROS_INIT_EMAIL: "owner@example.com",
    PHAROS_INIT_PASSWORD: "correct horse battery",
    PHAROS_INIT_API_KEY: apiKey,
    ...options.env,
  });
  await untilWelcome(supervisor).catch(async (error) => {
    supervisor.process.kill("SIGINT");
    await hasEnded(supervisor.process);
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });

  const ended = () => hasEnded(supervisor.process);

  /** Sends a signal to the process that `npm start` runs. */
  async function kill(signal: NodeJS.Signals) {
    supervisor.process.kill(signal);
    await ended();
  }

  /** Stops everything, PostgreSQL too, and removes the data. */
  async function stop() {
    await kill("SIGINT");
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  }

  const { pid = 0 } = supervisor.process;
  return { url, apiKey, port, dataDir, pid, output: supervisor.output, ended, kill, stop };
}

/** Runs the server until it ends by itself, and returns how it did. */
export async function runServer(env: Record<string, string>) {
  const { process, output } = launch(env);
  await hasEnded(process);
  return { code: process.exitCode, output: output() };
}

function launch(env: Record<string, string>) {
  const { DATABASE_URL: _, PHAROS_URL: __, NODE_OPTIONS: ___, NODE_ENV: ____, ...inherited } = process.env;
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/start.ts"];
  const child = spawn(process.execPath, args, {
    env: { ...inherited, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (text += data));
  return { process: child, output: () => text };
}

async function untilWelcome({ process, output }: ReturnType<typeof launch>) {
  for (let waited = 0; !output().includes("Pharos is ready."); waited += 20) {
    if (process.exitCode !== null || waited > READY_MS) throw new Error(`The server did not start:\n${output()}`);
    await sleep(20);
  }
}

async function hasEnded(process: ChildProcess) {
  if (process.exitCode === null && process.signalCode === null) await once(process, "exit");
}

/** The web server that a supervising process runs. */
export function webServerOf(pid: number): number {
  const found = processes().find(({ parent, command }) => parent === pid && command.startsWith("next-server"));
  if (!found) throw new Error(`Process ${pid} runs no web server.`);
  return found.pid;
}

/** The PostgreSQL of a data folder, if it runs. */
export function postgresOf(dataDir: string): number | undefined {
  return processes().find(({ command }) => command.includes(` -D ${join(dataDir, "postgres")} `))?.pid;
}

/** A process of PostgreSQL that serves a connection. */
export function backendOf(postgres: number): number | undefined {
  return processes().find(({ parent, command }) => parent === postgres && command.includes("pharos pharos"))?.pid;
}

export function databaseUrl(dataDir: string): string {
  const [password, port] = ["postgres.password", "postgres.port"].map((name) =>
    readFileSync(join(dataDir, name), "utf8").trim(),
  );
  return `postgres://pharos:${password}@127.0.0.1:${port}/pharos`;
}

function processes() {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=", "-o", "ppid=", "-o", "args="], { encoding: "utf8" })
    .trim()
    .split("\n");
  return lines.map((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: command.join(" ") };
  });
}
