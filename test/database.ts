import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/** Gives this test file a fresh, migrated database. Import what queries it only afterwards: `await import("./queries")`. */
export async function testDatabase(): Promise<string> {
  const server = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const sql = postgres(server, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`create database ${name} template pharos_template`);
  await sql.end();
  process.env.DATABASE_URL = server.replace(/\/[^/]*$/, `/${name}`);
  process.env.PHAROS_SECRET ??= "a secret for tests only";
  return process.env.DATABASE_URL;
}
