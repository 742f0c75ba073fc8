import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { hashKey, keyPrefix, newKey } from "@/lib/keys/secret";

/** Gives a benchmark a fresh database with the settings that the product runs with, and removes it afterwards. */
export async function withDatabase<T>(run: (sql: Sql, url: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), "pharos-bench-"));
  const database = await startPostgres(dataDir);
  const sql = postgres(database.url, { onnotice: () => undefined });
  try {
    await migrateDatabase(database.url);
    return await run(sql, database.url);
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A project whose data never expires, and a key that writes to it. */
export async function addKey(sql: Sql, name: string): Promise<string> {
  const secret = newKey();
  const [project] = await sql`
    insert into projects (slug, name, hash_key, retention_days) values (${name}, ${name}, ${`key of ${name}`}, 3650) returning id`;
  await sql`
    insert into api_keys (project_id, name, access, key_hash, prefix)
    values (${project?.id}, 'bench', 'write', ${hashKey(secret)}, ${keyPrefix(secret)})`;
  return secret;
}
