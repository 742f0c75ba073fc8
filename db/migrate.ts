import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Brings a database to the newest schema; several servers may start at once. */
export async function migrateDatabase(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(7420311)`;
    await migrate(drizzle(sql), { migrationsFolder: "db/migrations" });
  } finally {
    await sql.end();
  }
}
