import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { startPostgres } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

const folder = mkdtempSync(join(tmpdir(), "pharos-durable-"));
const server = await startPostgres(folder);
await migrateDatabase(server.url);
process.env.DATABASE_URL = server.url;
const { sql } = await import("@/db");
const { on, start, stopAll, testClient } = await import("./small-app");

vi.setConfig({ testTimeout: 90_000 });
const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);

afterAll(async () => {
  await stopAll();
  await sql.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("PostgreSQL is killed amid the work: it goes on once it is back, and no step that finished is lost or runs again", async () => {
  const ran: string[] = [];
  const inngest = testClient();
  const steps = inngest.createFunction({ ...on("steps"), retries: 0 }, async ({ event, step }) => {
    for (const i of [0, 1, 2, 3]) {
      await step.run(`step ${i}`, async () => {
        ran.push(`${event.id} ${i}`);
        await new Promise((done) => setTimeout(done, 30));
      });
    }
  });
  await start(inngest, [steps]);
  await inngest.send(Array.from({ length: 150 }, () => ({ name: "test/steps" })));
  while (ran.length < 100) await new Promise((done) => setTimeout(done, 10));
  process.kill(server.pid() ?? 0, "SIGKILL");
  await new Promise((done) => setTimeout(done, 1_000));
  expect(ran.length).toBeLessThan(600);
  await server.ensure();
  while (ran.length < 600) await new Promise((done) => setTimeout(done, 50));
  await vi.waitFor(async () => {
    const rows = await sql`select status, count(*)::int as count from durable_runs group by status`;
    expect(rows).toEqual([{ status: "completed", count: 150 }]);
  }, 40_000);
  expect([ran.length, new Set(ran).size]).toEqual([600, 600]);
  complaints.mockRestore();
});
