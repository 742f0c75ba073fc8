import postgres from "postgres";
import { type EmbeddedPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import type { Environment } from "./environment";

export type Database = {
  embedded?: EmbeddedPostgres;
  /** True in at most one process per embedded database: the one that stops it. */
  owner: boolean;
  close: () => Promise<void>;
};

const OWNER_LOCK = 7420320;

/** Reaches the database of this environment, starting the embedded one unless DATABASE_URL names another, and migrates it. */
export async function openDatabase(environment: Environment): Promise<Database> {
  if (environment.DATABASE_URL) {
    await migrateDatabase(environment.DATABASE_URL);
    return { owner: false, close: async () => undefined };
  }
  const embedded = await startPostgres(environment.PHAROS_DATA_DIR);
  process.env.DATABASE_URL = embedded.url;

  // A lock of the session: it ends with this process, however that ends.
  const session = postgres(embedded.url, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => undefined });
  const [lock] = await session`select pg_try_advisory_lock(${OWNER_LOCK}) as owner`;
  await migrateDatabase(embedded.url);

  async function close() {
    await session.end({ timeout: 1 });
    if (lock?.owner) await embedded.stop();
  }
  return { embedded, owner: lock?.owner === true, close };
}
