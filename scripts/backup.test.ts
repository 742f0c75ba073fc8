import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, expect, test, vi } from "vitest";
import { seeded } from "@/test/random";
import { testDatabase } from "../test/database";
import { randomTrace } from "../test/random-spans";
import { requestOf, testSender } from "../test/sender";

vi.setConfig({ testTimeout: 60_000 });

const source = await testDatabase();
const project = await testSender();
const folder = mkdtempSync(join(tmpdir(), "pharos-backup-"));
const file = join(folder, "all.backup.gz");
const random = seeded(7);
const traceIds = random.times(12, () => random.hex(32));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what is restored equals what was backed up, to the last row and number", async () => {
  for (const traceId of traceIds) await send(traceId, 20);
  await npmRun("backup", source, file);
  const target = await emptyDatabase();
  await npmRun("restore", target, file);

  expect(await fingerprints(target)).toEqual(await fingerprints(source));
  expect(await nextProjectId(target)).toBe(await nextProjectId(source));
});

test("a restored trace reads as it did", async () => {
  const [traceId = ""] = traceIds;
  const before = await project.stored(traceId);
  expect(before).toHaveLength(20);
  await on(source, (sql) => sql`delete from spans where trace_id = ${traceId}`);
  expect(await project.stored(traceId)).toEqual([]);
  await closePool();
  await npmRun("restore", source, file, "--replace");
  expect(await project.stored(traceId)).toEqual(before);
});

test("a backup made while traces come in is of one moment", async () => {
  const during = join(folder, "during.backup.gz");
  let done = false;
  const backup = npmRun("backup", source, during).finally(() => (done = true));
  while (!done) await send(random.pick([...traceIds, random.hex(32)]), 5);
  await backup;
  const target = await emptyDatabase();
  await npmRun("restore", target, during);
  const torn = await on(
    target,
    (sql) => sql`select t.trace_id from traces t
      where span_count <> (select count(*) from spans s where s.project_id = t.project_id and s.trace_id = t.trace_id)
        or chunk_count <> (select sum(chunk_count) from packs p where p.project_id = t.project_id and p.trace_id = t.trace_id)`,
  );
  expect(torn).toEqual([]);
});

test("a file that was cut off, or is none, changes nothing", async () => {
  const whole = readFileSync(file);
  const target = await emptyDatabase();
  const cut = join(folder, "cut.backup.gz");
  for (const length of [whole.length - 1, whole.length >> 1]) {
    writeFileSync(cut, whole.subarray(0, length));
    expect(await failureOf(npmRun("restore", target, cut))).toBe(`pharos: ${cut} is cut off.\n`);
    expect(await rowsIn(target)).toBe(0);
  }
  writeFileSync(cut, "nothing of the kind");
  expect(await failureOf(npmRun("restore", target, cut))).toContain("is damaged, or not a backup");

  writeFileSync(cut, whole.subarray(0, whole.length >> 1));
  await npmRun("restore", target, file);
  const before = await fingerprints(target);
  expect(await failureOf(npmRun("restore", target, cut, "--replace"))).toContain("is cut off");
  expect(await fingerprints(target)).toEqual(before);
});

test("a database that holds something, or is in use, is left alone", async () => {
  const target = await emptyDatabase();
  await npmRun("restore", target, file);
  expect(await failureOf(npmRun("restore", target, file))).toMatch(/^pharos: the database is not empty .*\n$/);
  await project.stored(traceIds[0] ?? "");
  expect(await failureOf(npmRun("restore", source, file, "--replace"))).toMatch(/^pharos: a server runs on .*\n$/);
});

async function send(traceId: string, spans: number) {
  const answer = await project.send(requestOf(randomTrace(random, traceId, spans)));
  expect(answer.status).toBe(200);
}

function npmRun(script: "backup" | "restore", url: string, ...args: string[]): Promise<void> {
  const node = ["--conditions=react-server", "--import", "tsx", `scripts/${script}.ts`, ...args];
  const env = { ...process.env, DATABASE_URL: url, PHAROS_DATA_DIR: folder };
  return new Promise((done, failed) => {
    execFile(process.execPath, node, { env }, (error, _stdout, stderr) => {
      if (!error) return done();
      failed(new Error(stderr, { cause: error.code }));
    });
  });
}

/** What a script that ends with exit code 1 says. */
async function failureOf(run: Promise<void>): Promise<string> {
  const error = await run.then(
    () => new Error("It went well."),
    (error: Error) => error,
  );
  expect(error.cause).toBe(1);
  return error.message;
}

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await on(source, (sql) => sql`create database ${sql(name)}`);
  return source.replace(/[^/]*$/, name);
}

async function on<T>(url: string, run: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  return run(sql).finally(() => sql.end());
}

const tables = (sql: Sql) => sql<{ name: string }[]>`
  select table_name as name from information_schema.tables
  where table_schema = 'public' and table_name !~ '_[0-9]{8}$' order by name`;

function fingerprints(url: string): Promise<Record<string, string>> {
  return on(url, async (sql) => {
    const found: Record<string, string> = {};
    for (const { name } of await tables(sql)) {
      const [row] = await sql`
        select count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${sql(name)} t`;
      found[name] = row?.print;
    }
    return found;
  });
}

function rowsIn(url: string): Promise<number> {
  return on(url, async (sql) => {
    let rows = 0;
    for (const { name } of await tables(sql)) rows += (await sql`select from ${sql(name)}`).length;
    return rows;
  });
}

function nextProjectId(url: string): Promise<number> {
  return on(url, async (sql) => (await sql`select nextval('projects_id_seq')::int as id`)[0]?.id);
}

/** Ends this process's connections, which would count as those of a server. */
async function closePool() {
  await on(
    source,
    (sql) => sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'pharos'`,
  );
}
