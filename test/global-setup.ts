import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL server for the whole run, with a migrated template that every test file copies. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), "pharos-test-"));
  const server = await startPostgres(dataDir, { fsync: "off", synchronous_commit: "off", max_connections: "100" });
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  await sql`create database pharos_template`;
  await sql.end();
  await migrateDatabase(server.url.replace(/\/pharos$/, "/pharos_template"));
  project.provide("postgresUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
