import { fork } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { Sql } from "postgres";
import { serverFlags } from "@/scripts/server-flags";
import { createNaiveTable } from "./naive-table";
import { addKey, withDatabase } from "./setup";

const corpora = ["tau_bench", "swe_gemini3_full_history_40"];
const ROUNDS = 4;

type Side = { url: string; key: string; seconds: number; latencies: number[] };

/**
 * Replays real corpora over HTTP into the product's layout and into the naive one, in turns within one run, so that a busy
 * machine slows both alike. There is one sender, which waits for each answer as the batch processor of an SDK does. Rates are
 * per second of wall time; latencies are from the request to its answer.
 */
export function benchIngest(dataFolder: string) {
  return withDatabase(async (sql, databaseUrl) => {
    await createNaiveTable(sql);
    const keys = { own: await addKey(sql, "own"), naive: await addKey(sql, "naive") };
    const env = { ...process.env, DATABASE_URL: databaseUrl };
    const server = fork("bench/ingest-server.ts", { execArgv: [...process.execArgv, ...serverFlags], env });
    const [{ port }] = await once(server, "message");
    const results = [];
    for (const corpus of corpora) {
      const file = join(dataFolder, `${corpus}.otlp.jsonl.gz`);
      if (!existsSync(file)) {
        console.error(`Left out ${corpus}: ${file} is not there.`);
        continue;
      }
      const own = { url: `http://127.0.0.1:${port}/v1/traces`, key: keys.own, seconds: 0, latencies: [] };
      const naive = { url: `http://127.0.0.1:${port}/naive`, key: keys.naive, seconds: 0, latencies: [] };
      results.push(await compare(sql, corpus, await readBodies(file), own, naive));
    }
    server.disconnect();
    return results;
  });
}

async function compare(sql: Sql, corpus: string, bodies: Buffer[], own: Side, naive: Side) {
  // The first pages through code and caches are slower, for either side.
  for (const side of [own, naive])
    await replay(
      bodies.filter((_, i) => i % ROUNDS === 0),
      { ...side, latencies: [] },
    );
  await sql`truncate traces, trace_agents, spans, packs, naive_spans`;
  for (let round = 0; round < ROUNDS; round++) {
    const part = bodies.filter((_, i) => i % ROUNDS === round);
    for (const side of round % 2 ? [naive, own] : [own, naive]) await replay(part, side);
  }
  const [counted] =
    await sql`select (select count(*) from spans)::int as own, (select count(*) from naive_spans)::int as naive`;
  if (!counted || counted.own !== counted.naive) throw new Error("The two layouts hold different numbers of spans.");
  const ownBytes = await diskBytes(sql, ["spans", "packs"]);
  const naiveBytes = await diskBytes(sql, ["naive_spans"]);
  const rawBytes = bodies.reduce((sum, body) => sum + body.length, 0);
  return {
    case: corpus,
    spans: counted.own,
    spansPerSec: Math.round(counted.own / own.seconds),
    naiveSpansPerSec: Math.round(counted.own / naive.seconds),
    ratio: round(naive.seconds / own.seconds),
    diskRatio: round(ownBytes / naiveBytes),
    mbPerSec: round(rawBytes / 1e6 / own.seconds),
    bytesPerRawByte: round(ownBytes / rawBytes),
    naiveBytesPerRawByte: round(naiveBytes / rawBytes),
    p95Ms: Math.round(percentile(own.latencies, 0.95)),
    naiveP95Ms: Math.round(percentile(naive.latencies, 0.95)),
  };
}

async function replay(bodies: Buffer[], side: Side) {
  const started = performance.now();
  await sendAll(bodies, side);
  side.seconds += (performance.now() - started) / 1000;
}

async function sendAll(bodies: Buffer[], { url, key, latencies }: Side) {
  for (const body of bodies) {
    const started = performance.now();
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${key}` };
    const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
    const text = await answer.text();
    if (answer.status !== 200 || text !== "{}") throw new Error(`The server answered ${answer.status}: ${text}`);
    latencies.push(performance.now() - started);
  }
}

/** Tables with their indexes and out-of-line values, once the indexes have taken in what was waiting. */
async function diskBytes(sql: Sql, tables: string[]): Promise<number> {
  let bytes = 0;
  for (const table of tables) {
    const parts = await sql`
      select coalesce(inhrelid, ${table}::regclass)::regclass::text as name
      from (select) one left join pg_inherits on inhparent = ${table}::regclass`;
    for (const { name } of parts) {
      await sql.unsafe(`vacuum ${name}`);
      const [size] = await sql`select pg_total_relation_size(${name})::float8 as bytes`;
      bytes += size?.bytes ?? 0;
    }
  }
  return bytes;
}

async function readBodies(file: string): Promise<Buffer[]> {
  const bodies: Buffer[] = [];
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  for await (const line of lines) if (line) bodies.push(Buffer.from(line));
  return bodies;
}

function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
