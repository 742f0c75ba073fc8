import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { summaryDifferences } from "@/test/summary-differences";
import { made, type Plain } from "../normalise/test-spans";

await testDatabase();
const { sql } = await import("@/db");
const { storeSpans } = await import("../ingest/store");
const { testProject } = await import("../projects/test-project");
const { refreshPrices } = await import("./refresh");

const call = { "gen_ai.operation.name": "chat", "gen_ai.usage.input_tokens": 1_000, "gen_ai.usage.output_tokens": 100 };
const id = (i: number) => i.toString(16).padStart(32, "0");

async function project() {
  const { id: projectId } = await testProject();
  const [row] = await sql`select hash_key from projects where id = ${projectId}`;
  const stored = { projectId, hashKey: row?.hash_key, retentionDays: 3_650 };
  return {
    projectId,
    add: (i: number, spans: Record<string, Plain>[]) =>
      storeSpans(
        stored,
        spans.map((attributes, n) =>
          made({ ...call, ...attributes }, { traceId: id(i), spanId: `${n + 1}`.repeat(16) }),
        ),
      ),
  };
}

/** As if the price table that read them had not known this model. */
function unprice(model: string) {
  return sql.begin(async (tx) => {
    await tx`update spans set cost_usd = null, cost_source = null where model = ${model} and cost_source = 'computed'`;
    await tx`update traces set cost_usd = null, cost_source = null, unpriced_count = 1
      where ${model} = any(models) and cost_source is not null`;
  });
}

function stored() {
  return sql`
    select s.project_id, s.trace_id, s.span_id, s.cost_usd, s.cost_source, t.cost_usd as sum, t.unpriced_count
    from spans s join traces t using (project_id, trace_id) order by 1, 2, 3`;
}

const { projectId, add } = await project();
const other = await project();
for (let i = 1; i <= 230; i++) {
  await add(i, [{ "gen_ai.request.model": "gpt-4o", "gen_ai.agent.name": "a" }, { "gen_ai.request.model": "mystery" }]);
}
await add(231, [{ "gen_ai.request.model": "gpt-4o", "gen_ai.usage.cost": 7 }, { "gen_ai.request.model": "gpt-4o" }]);
await other.add(1, [{ "gen_ai.response.model": "mystery", "gen_ai.request.model": "gpt-4o" }]);

test("spans get the price that they would have had, piece by piece, and their traces' summaries and rollups follow", async () => {
  const before = await stored();
  expect(before.filter(({ cost_source }) => cost_source === "computed")).toHaveLength(232);
  await unprice("gpt-4o");
  await unprice("mystery");
  expect(await stored()).not.toEqual(before);
  await sql`truncate agent_changes, arrivals`;

  expect(await refreshPrices(0, "next")).toBe(true);
  let calls = 1;
  while (await refreshPrices(0, "next")) calls += 1;
  expect(calls).toBe(4);
  expect(await stored()).toEqual(before);
  for (const i of [1, 230, 231]) expect(await summaryDifferences(projectId, id(i))).toEqual([]);
  expect((await sql`select from agent_changes where project_id = ${projectId}`).length).toBeGreaterThan(0);
  expect(await sql`select from arrivals`).toHaveLength(0);
});

test("a version of the price table is applied once", async () => {
  await other.add(2, [{ "gen_ai.request.model": "gpt-4o" }]);
  await unprice("gpt-4o");
  const before = await stored();
  expect(await refreshPrices(undefined, "next")).toBe(false);
  expect(await stored()).toEqual(before);
  expect(await refreshPrices(undefined, "the one after")).toBe(false);
  expect(await stored()).not.toEqual(before);
});
