import { sql } from "@/db";

export type Effect = { label: string; key: string; detail: unknown; pid: number; at: number };

/** What functions of the suite did, as a table tells it: wherever they ran. */
export async function createEffects() {
  await sql`create table if not exists suite_effects (
    id bigint primary key generated always as identity, label text not null, key text not null, detail json,
    pid int not null, at timestamptz not null default clock_timestamp())`;
}

export async function mark(label: string, key: string, detail: unknown = null) {
  const text = JSON.stringify(detail);
  await sql`insert into suite_effects (label, key, detail, pid)
    values (${label}, ${key}, ${text}::text::json, ${process.pid})`;
}

export async function effects(label: string, key: string): Promise<Effect[]> {
  return sql<Effect[]>`
    select label, key, detail, pid, (extract(epoch from at) * 1000)::float8 as at
    from suite_effects where label = ${label} and key = ${key} order by id`;
}

/** Waits until there are so many; fails after a while. */
export async function awaitEffects(label: string, key: string, count = 1, patienceMs = 20_000): Promise<Effect[]> {
  for (const deadline = Date.now() + patienceMs; ; await new Promise((done) => setTimeout(done, 25))) {
    const found = await effects(label, key);
    if (found.length >= count) return found;
    if (Date.now() > deadline) throw new Error(`Only ${found.length} of ${count} "${label}" came for ${key}.`);
  }
}
