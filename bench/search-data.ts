import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { z } from "zod";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { copyTraces } from "./copy-traces";
import { searchTrace, spreadMs } from "./search-traces";

const tracesAtScale1 = 50_000;
/** Goes up where what is stored is made otherwise. */
const dataVersion = 1;
const tracesAtOnce = 10;
const senders = 3;

const made = z.object({ projectId: z.number(), endMs: z.number(), traces: z.number(), spans: z.number() });
export type SearchData = z.infer<typeof made>;

/** A database with a large project and a small one beside it: made once for each scale, and migrated from then on. */
export async function withSearchData<T>(scale: number, run: (data: SearchData) => Promise<T>): Promise<T> {
  const folder = join(process.env.PHAROS_BENCH_DIR ?? join(tmpdir(), "pharos-bench"), `traces-${scale}-${dataVersion}`);
  const marker = join(folder, "made.json");
  if (!existsSync(marker)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const database = await startPostgres(folder);
  process.env.DATABASE_URL = database.url;
  try {
    await migrateDatabase(database.url);
    if (!existsSync(marker)) writeFileSync(marker, JSON.stringify(await makeData(database.url, scale)));
    return await run(made.parse(JSON.parse(readFileSync(marker, "utf8"))));
  } finally {
    const { sql } = await import("@/db");
    await sql.end({ timeout: 5 });
    await database.stop();
  }
}

async function makeData(url: string, scale: number): Promise<SearchData> {
  const endMs = Date.now();
  const copies = Math.max(1, Math.round(scale));
  const traces = Math.round((tracesAtScale1 * scale) / copies);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    // What is lost when this is interrupted is made again.
    await sql.unsafe("alter database pharos set synchronous_commit = off");
    const projectId = await fillProject(sql, "large", 1, traces, endMs);
    await fillProject(sql, "small", 2, Math.round(traces / 10), endMs);
    const { fillDictionary } = await import("@/lib/ingest/dictionary");
    await fillDictionary();
    if (copies > 1) await copyTraces(sql, projectId, copies - 1, Math.round(spreadMs / traces / copies));
    await sql.unsafe("vacuum (analyze)");
    const [count] = await sql<
      { spans: number }[]
    >`select sum(span_count)::int as spans from traces where project_id = ${projectId}`;
    return { projectId, endMs, traces: traces * copies, spans: count?.spans ?? 0 };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function fillProject(sql: postgres.Sql, slug: string, seed: number, count: number, endMs: number) {
  const { storeSpans } = await import("@/lib/ingest/store");
  const [row] = await sql<{ id: number }[]>`
    insert into projects (slug, name, hash_key, retention_days) values (${slug}, ${slug}, ${`key of ${slug}`}, 3650) returning id`;
  const projectId = row?.id ?? 0;
  const project = { projectId, hashKey: `key of ${slug}`, retentionDays: 3650 };
  const started = Date.now();
  let next = 0;
  async function keepStoring() {
    while (next < count) {
      const first = next;
      next += tracesAtOnce;
      const numbers = Array.from({ length: Math.min(tracesAtOnce, count - first) }, (_, i) => first + i);
      await storeSpans(
        project,
        numbers.flatMap((number) => searchTrace(seed, number, count, endMs)),
      );
      if (first % 1_000 === 0)
        console.error(`${slug}: ${first} of ${count} traces, ${Math.round((Date.now() - started) / 1000)} s`);
    }
  }
  await Promise.all(Array.from({ length: senders }, keepStoring));
  return projectId;
}
