import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { traceQuery } from "../traces/schema";

let sql: typeof import("@/db").sql;
let renewSummaries: typeof import("./renew-summaries").renewSummaries;
let find: (q: string) => Promise<string[]>;

beforeAll(async () => {
  await testDatabase();
  ({ sql } = await import("@/db"));
  ({ renewSummaries } = await import("./renew-summaries"));
  const { testSender } = await import("@/test/sender");
  const { listTraces } = await import("../traces/queries");
  const sender = await testSender();
  const spans = ["a", "b", "c"].flatMap((letter) => spansOf(letter.repeat(32)));
  expect((await sender.send({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).status).toBe(200);
  find = async (q) => {
    const { items } = await listTraces(sender.owner, traceQuery.parse({ q, order: "asc" }));
    return items.map(({ traceId }) => traceId[0] ?? "").sort();
  };
});

function spansOf(traceId: string) {
  const time = `${Date.now()}000000`;
  const span = (spanId: string, attributes: Record<string, string>) => ({
    traceId,
    spanId,
    name: "step",
    startTimeUnixNano: time,
    endTimeUnixNano: time,
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
  });
  return [
    span("00000000000000a1", { "gen_ai.agent.name": "Support" }),
    span("00000000000000a2", { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "search" }),
  ];
}

/** As a trace looks that was stored by an earlier version. */
function forget() {
  return sql`update traces set tools = '{}', agents = '{}', facet_tokens = '{}', summary_version = 0, updated_at = '2026-01-01'`;
}

test("old traces are summarised again, so that they are found by their values", async () => {
  const before = await sql`select * from traces order by trace_id`;
  await forget();
  expect(await find("tool:search")).toEqual([]);
  expect(await renewSummaries()).toBeUndefined();
  expect(await find("tool:search agent:Support")).toEqual(["a", "b", "c"]);
  const after = await sql`select * from traces order by trace_id`;
  expect(after).toEqual(before.map((row) => ({ ...row, updated_at: after[0]?.updated_at })));
  expect(await sql`select from traces where updated_at = '2026-01-01'`).toHaveLength(3);
});

test("a trace whose spans are gone does not hold up the others, however many they are", async () => {
  await forget();
  await sql`insert into traces (project_id, trace_id, week, name, kind, start_time, end_time, duration_ns, status, models,
      providers, tags, span_count)
    select project_id, '0000000000000000000000000000000a', week, name, kind, start_time, end_time, duration_ns, status, models,
      providers, tags, 1 from traces limit 1`;
  await renewSummaries();
  expect(await find("tool:search agent:Support")).toEqual(["a", "b", "c"]);
  expect(await sql`select from traces where summary_version = 0`).toHaveLength(1);
});
