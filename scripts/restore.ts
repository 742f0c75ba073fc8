import { parseArgs } from "node:util";
import { BackupReader } from "./backup-file";
import { load } from "./backup-load";
import { connectForCopy, knownMigrations } from "./backup-tables";
import { openDatabase } from "./database";
import { exitWith, readEnvironment } from "./environment";

const environment = readEnvironment();
const { file, replace } = readArguments();
const reader = new BackupReader(file);
const header = await reader.header().catch((error) => exitWith(error.message));
if (![...knownMigrations().values()].includes(header.migration))
  exitWith(`${file} was made by a newer version of Pharos (${header.migration}); restore it with that one.`);

const database = await openDatabase(environment).catch((error) => exitWith(error.message));
const failure = await restore().catch((error: Error) => error);
await database.close();
if (failure) exitWith(failure.message);
console.log(`Restored ${file}, made at ${header.createdAt}.`);

async function restore() {
  if (database.embedded && !database.owner)
    throw new Error(`${environment.PHAROS_DATA_DIR} is in use. Stop the server first.`);
  const sql = connectForCopy(database.url);
  try {
    const [server] = await sql`
      select from pg_stat_activity where datname = current_database() and application_name = 'pharos' limit 1`;
    if (server) throw new Error("a server runs on this database. Stop it first.");
    await makePartitions(header.weeks);
    await sql.begin((tx) => load(tx, header, reader, { replace }));
    console.log("  Finishing indexes …");
    await sql`vacuum analyze`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Only now is DATABASE_URL known to the client that this imports. */
async function makePartitions(weeks: string[]) {
  const { ensurePartitions } = await import("@/lib/ingest/partitions");
  const { sql } = await import("@/db");
  await ensurePartitions(weeks).finally(() => sql.end({ timeout: 1 }));
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: "boolean" } } });
    const [file] = positionals;
    if (file && positionals.length === 1) return { file, replace: values.replace ?? false };
  } catch {}
  return exitWith("say which file: npm run restore -- FILE [--replace]");
}
