import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { server } from "./server";

/** The database of the server under test: for what no user can do to it. */
export function databaseUrl(): string {
  const read = (file: string) => readFileSync(join(server.env.PHAROS_DATA_DIR, file), "utf8").trim();
  return `postgres://pharos:${read("postgres.password")}@127.0.0.1:${read("postgres.port")}/pharos`;
}

export function openDatabase() {
  return postgres(databaseUrl(), { max: 1, onnotice: () => undefined });
}
