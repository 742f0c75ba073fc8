import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type EmbeddedPostgres, startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import type { Environment } from "./environment";

export type Database = {
  url: string;
  embedded?: EmbeddedPostgres;
  /** True in at most one process per embedded database: the one that migrates and stops it. */
  owner: boolean;
  close: () => Promise<void>;
};

const OWNER_LOCK = 7420320;

/** Reaches the database of this environment, starting the embedded one unless DATABASE_URL names another, and migrates it. */
export async function openDatabase(environment: Environment, { migrate = true } = {}): Promise<Database> {
  if (environment.DATABASE_URL) {
    const url = environment.DATABASE_URL;
    if (migrate) await migrateDatabase(url).catch(explain);
    return { url, owner: false, close: async () => undefined };
  }
  const embedded = await startPostgres(environment.PHAROS_DATA_DIR);
  process.env.DATABASE_URL = embedded.url;
  const ownership = await takeOwnership(embedded.url);
  if (migrate && ownership.taken) await migrateDatabase(embedded.url);

  async function close() {
    if (ownership.taken) await embedded.stop();
    await ownership.end();
  }
  return { url: embedded.url, embedded, owner: ownership.taken, close };
}

/** A lock of a session: it ends with this process, however that ends, and is taken again once PostgreSQL was away. */
async function takeOwnership(url: string) {
  const ownership = { taken: false, end };
  let ended = false;
  let retaking = false;
  const session = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    backoff: () => 0.2,
    onnotice: () => undefined,
    onclose: retake,
  });

  async function take(): Promise<boolean> {
    const [row] = await session`select pg_try_advisory_lock(${OWNER_LOCK}) as taken`;
    return row?.taken === true;
  }

  async function retake() {
    if (!ownership.taken || retaking) return;
    retaking = true;
    while (!ended && !(await take().catch(() => false))) await sleep(500);
    retaking = false;
  }

  async function end() {
    ended = true;
    await session.end({ timeout: 1 });
  }

  ownership.taken = await take();
  return ownership;
}

function explain(error: Error & { code?: string }): never {
  throw new Error(`the database cannot be used: ${error.message || error.code}`, { cause: error });
}
