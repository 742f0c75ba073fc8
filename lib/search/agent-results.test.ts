import { expect, test } from "vitest";
import { agentTrace } from "@/test/agent-spans";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { requestOf, testSender } from "@/test/sender";
import { traceQuery } from "../traces/schema";

await testDatabase();
const { sql } = await import("@/db");
const { listTraces } = await import("../traces/queries");

test("a search for failed or succeeded runs of an agent finds as many traces as it has such runs", async () => {
  const random = seeded(9);
  const project = await testSender();
  const spans = random.times(60, () => agentTrace(random)).flat();
  for (const part of [spans.filter((_, i) => i % 2), spans]) {
    expect((await project.send(requestOf(part))).status).toBe(200);
  }
  const find = async (q: string) =>
    (await listTraces(project.owner, traceQuery.parse({ q, limit: "200" }))).items.map(({ traceId }) => traceId);
  const runs = await sql<{ agent: string; traceId: string; result: string }[]>`
    select agent_id as agent, replace(trace_id::text, '-', '') as "traceId", result from trace_agents
    where project_id = ${project.id}`;
  for (const agent of ["planner", "writer", "critic"]) {
    const of = (...results: string[]) =>
      runs.filter((run) => run.agent === agent && results.includes(run.result)).map(({ traceId }) => traceId);
    expect(of("failure").length).toBeGreaterThan(3);
    expect((await find(`failed:${agent}`)).sort()).toEqual(of("failure").sort());
    expect((await find(`succeeded:${agent}`)).sort()).toEqual(of("success").sort());
    const neither = await find(`agent:${agent} -failed:${agent} -succeeded:${agent}`);
    expect(neither.sort()).toEqual(of("unknown").sort());
  }
});
