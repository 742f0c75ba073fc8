import { END_OF_ROWS, line, writeBackup } from "./backup-file";
import { withProgress } from "./backup-progress";
import { connectForCopy, currentMigration, listSequences, listTables, listWeeks } from "./backup-tables";
import { openDatabase } from "./database";
import { exitWith, readEnvironment } from "./environment";

const environment = readEnvironment();
const file = process.argv[2] ?? `pharos-${timestamp(new Date())}.backup.gz`;
const database = await openDatabase(environment, { migrate: false }).catch((error) => exitWith(error.message));
const sql = connectForCopy(database.url);

const failure = await writeBackup(file, contents).catch((error: Error) => error);
await sql.end({ timeout: 0 });
await database.close();
if (failure) exitWith(failure.message);
console.log(`Saved ${file}. Keep PHAROS_SECRET (or ${environment.PHAROS_DATA_DIR}/secret) with it.`);

/** One transaction sees one moment, whatever is written meanwhile. */
async function* contents(): AsyncGenerator<Buffer | string> {
  const tables = await listTables(sql);
  if (tables.length === 0) throw new Error("the database is empty.");
  await sql`begin isolation level repeatable read read only`;
  // Taken before the transaction's moment is fixed, so that no partition goes in between.
  await sql`lock table ${sql(tables.map(({ name }) => name))} in access share mode`;
  yield line({
    pharosBackup: 1,
    createdAt: new Date().toISOString(),
    migration: await currentMigration(sql),
    weeks: await listWeeks(sql),
    tables,
    sequences: await listSequences(sql),
  });

  const rows: Record<string, number> = {};
  for (const { name, columns } of tables) {
    const copy = await sql`copy (select ${sql(columns)} from ${sql(name)}) to stdout`.readable();
    rows[name] = yield* withProgress(name, copy);
    // The client may have paused its socket for this stream, and would leave it so.
    copy._read(0);
    yield END_OF_ROWS;
  }
  await sql`commit`;
  yield line({ rows });
}

function timestamp(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}
