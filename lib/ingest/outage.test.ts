import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { decode, encode } from "@/test/otlp-proto";
import { testSender } from "@/test/sender";

const dataDir = mkdtempSync(join(tmpdir(), "pharos-outage-"));
const server = await startPostgres(dataDir, { fsync: "off", shared_buffers: "16MB" });
await migrateDatabase(server.url);
process.env.DATABASE_URL = server.url;

afterAll(async () => {
  const { sql } = await import("@/db");
  await sql.end({ timeout: 1 });
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("while the database is down a batch is answered 503, and stored once it is back", {
  timeout: 60_000,
}, async () => {
  const { send, stored, keys } = await testSender();
  const ids = { traceId: Buffer.alloc(16, 5), spanId: Buffer.alloc(8, 5) };
  const body = (name: string) =>
    encode("TracesData", {
      resourceSpans: [{ scopeSpans: [{ spans: [{ ...ids, name, endTimeUnixNano: String(name.length) }] }] }],
    });
  expect((await send(body("before"))).status).toBe(200);

  await server.stop();
  const started = performance.now();
  const answers = await Promise.all([send(body("down")), send(body("unknown key"), { key: keys.read })]);
  expect(performance.now() - started).toBeLessThan(9_000);
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(decode("RpcStatus", new Uint8Array(await answer.arrayBuffer()))).toMatchObject({ code: 14 });
  }

  await server.ensure();
  expect((await send(body("it is back"))).status).toBe(200);
  expect((await stored("05".repeat(16))).map(({ name }) => name)).toEqual(["it is back"]);
});
