import type { Writable } from "node:stream";
import type { TransactionSql } from "postgres";
import type { BackupReader, Header } from "./backup-file";
import { withProgress } from "./backup-progress";
import { listTables } from "./backup-tables";

/** Fills the tables of a migrated database from a backup and checks that all of it is there. */
export async function load(
  tx: TransactionSql,
  header: Header,
  reader: BackupReader,
  { replace }: { replace: boolean },
) {
  const tables = (await listTables(tx)).map(({ name }) => name);
  if (replace) await tx`truncate ${tx(tables)}`;
  else await refuseUnlessEmpty(tx, tables);

  const stored = new Map<string, number>();
  for (const { name, columns } of header.tables) {
    const copy = await tx`copy ${tx(name)} (${tx(columns)}) from stdin`.writable();
    await pour(withProgress(name, reader.rows()), copy);
    stored.set(name, await countOf(tx, name));
  }
  const { rows } = await reader.trailer();
  for (const [name, count] of Object.entries(rows)) {
    if (stored.get(name) !== count) throw new Error(`${name} got ${stored.get(name)} rows of ${count}.`);
  }
  for (const { name, last } of header.sequences) {
    await tx`alter sequence if exists ${tx(name)} restart with ${tx.unsafe(String(BigInt(last) + 1n))}`;
  }
}

async function refuseUnlessEmpty(tx: TransactionSql, tables: string[]) {
  for (const name of tables) {
    const [row] = await tx`select from ${tx(name)} limit 1`;
    if (row) throw new Error(`the database is not empty (${name}). --replace deletes what is there.`);
  }
}

async function pour(rows: AsyncIterable<Buffer>, copy: Writable) {
  let refused: Error | undefined;
  copy.on("error", (error) => {
    refused = error;
  });
  try {
    for await (const part of rows) {
      await new Promise<void>((done, failed) => copy.write(part, (error) => (error ? failed(error) : done())));
    }
  } catch (error) {
    copy.destroy(error instanceof Error ? error : undefined);
    throw refused ?? error;
  }
  copy.end();
}

/** The client does not tell when PostgreSQL refuses the last rows, but then the next query fails. */
async function countOf(tx: TransactionSql, table: string): Promise<number> {
  const [counted] = await tx`select count(*)::int as rows from ${tx(table)}`.catch((error) => {
    throw error.code === "25P02" ? new Error(`the rows of ${table} do not fit this version's table.`) : error;
  });
  return counted?.rows;
}
