import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as people from "./schema/people";
import * as traces from "./schema/traces";

type Options = postgres.Options<Record<string, postgres.PostgresType>>;

/** Connects at the first query: `scripts/start.ts` sets DATABASE_URL, and a build needs no database. */
export function connect(options: Options): postgres.Sql {
  return postgres(process.env.DATABASE_URL ?? "", {
    connect_timeout: 5,
    // A server that is restarting is found again at once; the default waits up to 20 s.
    backoff: () => 0.2,
    onnotice: () => undefined,
    ...options,
    connection: { application_name: "pharos", ...options.connection },
  });
}

// Next reloads modules on every edit; one pool must outlive them.
const globals = globalThis as typeof globalThis & { pharosSql?: postgres.Sql };
globals.pharosSql ??= connect({
  max: 12,
  idle_timeout: 60,
  connection: { statement_timeout: 30_000, lock_timeout: 6_000 },
});

export const sql = globals.pharosSql;
export const db = drizzle(sql, { schema: { ...people, ...traces }, casing: "snake_case" });
