import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startLoad } from "./load";
import { seeded } from "./random";
import { backendOf, databaseUrl, postgresOf, runServer, startServer, type TestServer, webServerOf } from "./server";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 400_000 });

const random = seeded(Number(process.env.SEED ?? 1));
let server: TestServer;
let load: ReturnType<typeof startLoad>;

beforeAll(async () => {
  server = await startServer();
  load = startLoad(server, random);
  await load.goesOn();
});

afterAll(async () => {
  if (!server) return;
  await server.stop();
  rmSync(server.dataDir, { recursive: true, force: true });
});

test("PostgreSQL is started again when it is killed", async () => {
  for (let time = 0; time < 2; time++) {
    await anyMoment();
    const killed = postgresOf(server.dataDir);
    process.kill(killed ?? 0, "SIGKILL");
    await load.goesOn();
    expect(postgresOf(server.dataDir)).not.toBe(killed);
  }
});

test("without its database the server says so, and is ready again by itself", async () => {
  const status = async (path: string) => (await fetch(server.url + path)).status;
  process.kill(server.pid, "SIGSTOP");
  process.kill(postgresOf(server.dataDir) ?? 0, "SIGKILL");
  await vi.waitFor(async () => expect(await status("/readyz")).toBe(503), { timeout: 10_000 });
  expect(await status("/healthz")).toBe(200);
  process.kill(server.pid, "SIGCONT");
  await vi.waitFor(async () => expect(await status("/readyz")).toBe(200), { timeout: 20_000 });
  await load.goesOn();
});

test("a killed connection of PostgreSQL is only a pause", async () => {
  await anyMoment();
  const postgres = postgresOf(server.dataDir) ?? 0;
  process.kill(backendOf(postgres) ?? 0, "SIGKILL");
  await load.goesOn();
  expect(postgresOf(server.dataDir)).toBe(postgres);
});

test("a second server on the same data is refused, in one line", async () => {
  const second = await runServer({ PORT: "1", PHAROS_DATA_DIR: server.dataDir });
  expect(second.code).toBe(1);
  expect(second.output).toMatch(/^pharos: already running on \S+\. Stop it first, or set PHAROS_DATA_DIR\.\n$/);
});

test("a server that is killed leaves PostgreSQL to the next one", async () => {
  for (let time = 0; time < 2; time++) {
    await anyMoment();
    const postgres = postgresOf(server.dataDir);
    process.kill(webServerOf(server.pid), "SIGKILL");
    await server.kill("SIGKILL");
    expect(postgresOf(server.dataDir)).toBe(postgres);
    await restart();
    expect(postgresOf(server.dataDir)).toBe(postgres);
    await load.goesOn();
  }
});

test("everything may be killed at once", async () => {
  await anyMoment();
  const postgres = postgresOf(server.dataDir) ?? 0;
  for (const pid of [webServerOf(server.pid), postgres]) process.kill(pid, "SIGKILL");
  await server.kill("SIGKILL");
  await restart();
  await load.goesOn();
});

test("the web server ends with the process that watches over it", async () => {
  await anyMoment();
  const postgres = postgresOf(server.dataDir);
  await server.kill("SIGKILL");
  await restart();
  expect(postgresOf(server.dataDir)).toBe(postgres);
  await load.goesOn();
});

test("the whole server ends in order when only the web server is killed", async () => {
  await anyMoment();
  process.kill(webServerOf(server.pid), "SIGKILL");
  await server.ended();
  expect(server.output()).toContain("pharos: the web server ended by itself (SIGKILL).");
  expect(postgresOf(server.dataDir)).toBeUndefined();
  await restart();
  await load.goesOn();
});

test("every span that was answered 200 is there, once, and retries brought the rest", async () => {
  await load.end();
  const { sent, answers } = load;
  expect([...answers.keys()].filter((status) => ![0, 200, 503].includes(status))).toEqual([]);
  expect(answers.get(503) ?? 0).toBeGreaterThan(0);

  process.env.DATABASE_URL = databaseUrl(server.dataDir);
  const { sql } = await import("@/db");
  const stored = await sql<{ id: string }[]>`select replace(trace_id::text, '-', '') || span_id as id from spans`;
  expect(stored.length).toBe(sent.size);
  expect(new Set(stored.map(({ id }) => id))).toEqual(sent);

  const { summaryDifferences } = await import("./summary-differences");
  const traces = await sql<{ projectId: number; traceId: string }[]>`
    select project_id as "projectId", replace(trace_id::text, '-', '') as "traceId" from traces`;
  for (const { projectId, traceId } of traces) expect(await summaryDifferences(projectId, traceId)).toEqual([]);
  await sql.end();
});

test("Ctrl-C leaves nothing behind", async () => {
  await server.kill("SIGINT");
  expect(postgresOf(server.dataDir)).toBeUndefined();
  expect(existsSync(join(server.dataDir, "postgres", "postmaster.pid"))).toBe(false);
});

async function restart() {
  const { dataDir, port, apiKey } = server;
  server = await startServer({ dataDir, port, apiKey });
}

function anyMoment() {
  return sleep(100 + random.integer(1_000));
}
