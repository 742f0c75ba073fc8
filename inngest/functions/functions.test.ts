import { afterAll, beforeAll, expect, test } from "vitest";
import { made } from "@/lib/normalise/test-spans";
import { testDatabase } from "@/test/database";

await testDatabase();
const { sql } = await import("@/db");
const { wakeExecutors } = await import("@/lib/durable/wake");
const { storeSpans } = await import("@/lib/ingest/store");
const { weekOf } = await import("@/lib/ingest/time");
const { recordCall } = await import("@/lib/models/ledger");
const { testProject } = await import("@/lib/projects/test-project");
const { embeddedKey, inngest } = await import("../client");
const { startExecutor } = await import("../embedded/engine");
const { inProcess } = await import("../embedded/transport");
const { handler } = await import("../serve");

const DAY_MS = 86_400_000;
const { id: projectId } = await testProject();
const project = { projectId, hashKey: "key", retentionDays: 3_650 };
let executor: Awaited<ReturnType<typeof startExecutor>>;

beforeAll(async () => {
  executor = await startExecutor(inProcess(handler, embeddedKey));
});
afterAll(() => executor.stop());

/** Waits until a function has ended, which it must do well. */
async function completed(functionId: string) {
  for (;;) {
    const [run] = await sql`select status, error from durable_runs where function_id = ${`pharos-${functionId}`}
      and ended_at is not null`;
    if (run) return expect(run).toMatchObject({ status: "completed", error: null });
    await new Promise((done) => setTimeout(done, 20));
  }
}

test("a process that begins brings up to date what an older one left", async () => {
  const call = {
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.usage.input_tokens": 1_000,
    "gen_ai.usage.output_tokens": 10,
  };
  const [gone, late] = ["a".repeat(32), "b".repeat(32)];
  await storeSpans(project, [made(call, { traceId: gone })]);
  await storeSpans({ ...project, projectId: 999 }, [made({}, { traceId: late })]);
  await sql`update spans set cost_usd = null, cost_source = null`;
  await sql`update traces set cost_usd = null, cost_source = null, unpriced_count = 1, summary_version = 0, tools = '{wrong}'`;

  await inngest.send({ name: "app/started" });
  await Promise.all(
    ["make-partitions", "erase-deleted-projects", "renew-summaries", "refresh-unpriced"].map(completed),
  );
  expect(await sql`select project_id, cost_source, unpriced_count, summary_version, tools from traces`).toEqual([
    { project_id: projectId, cost_source: "computed", unpriced_count: 0, summary_version: 1, tools: [] },
  ]);
  const ahead = `spans_${weekOf(Date.now() + 7 * DAY_MS).replaceAll("-", "")}`;
  expect(await sql`select to_regclass(${ahead})::text as name`).toEqual([{ name: ahead }]);
});

test("on its hour, what is retained no longer goes, and the sums of model calls stay", async () => {
  const tokens = { inputTokens: 1, outputTokens: 1, cachedTokens: null, cacheWriteTokens: null, reasoningTokens: null };
  const entry = { projectId, feature: "test", connection: "c", provider: "google", model: "m", outcome: "ok" } as const;
  for (const days of [91, 89]) {
    await recordCall({ ...entry, ...tokens, costUsd: 1, latencyMs: 1, reason: null }, Date.now() - days * DAY_MS);
  }
  await sql`update projects set retention_days = 30`;
  await sql`update traces set received_at = now() - interval '40 days', start_time = now() - interval '40 days'`;

  await sql`update durable_crons set next_at = now() where function_id = 'pharos-keep-retained'`;
  await wakeExecutors(sql, "test");
  await completed("keep-retained");
  expect(await sql`select from traces`).toHaveLength(0);
  expect(await sql`select from model_calls`).toHaveLength(1);
  expect(await sql`select sum(cost_usd)::int as sum from model_spend`).toEqual([{ sum: 2 }]);
});
