import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { decodeTracesJson } from "../otlp/decode-json";
import { agentDetailQuery, agentQuery } from "./schema";

await testDatabase();
const { sql } = await import("@/db");
const { testProject } = await import("../projects/test-project");
const { storeSpans } = await import("../ingest/store");
const { listAgents, getAgentDetail } = await import("./queries");
const { rollUp } = await import("./rollups");
const { listTraces } = await import("../traces/queries");
const { traceQuery } = await import("../traces/schema");

const corpus = "../shared/data/tau_bench.otlp.jsonl.gz";
const atOnce = 10;

test.skipIf(!existsSync(corpus))(
  "the 300 runs of tau_bench are those of two agents (skipped where the data is not at hand)",
  { timeout: 180_000 },
  async () => {
    const { id: projectId, owner } = await testProject();
    const [kept] = await sql<{ hashKey: string }[]>`select hash_key as "hashKey" from projects where id = ${projectId}`;
    const project = { projectId, hashKey: kept?.hashKey ?? "", retentionDays: 3650 };
    const lines = createInterface({ input: createReadStream(corpus).pipe(createGunzip()) });
    let waiting: ReturnType<typeof decodeTracesJson>[] = [];
    for await (const line of lines) {
      waiting.push(decodeTracesJson(line));
      if (waiting.length < atOnce) continue;
      await storeSpans(project, waiting.flat());
      waiting = [];
    }
    await storeSpans(project, waiting.flat());

    const { items: live } = await listAgents(owner, agentQuery.parse({ sort: "name" }));
    expect(live.map(({ agentId, runs }) => [agentId, runs])).toEqual([
      ["airline-agent", 200],
      ["retail-agent", 100],
    ]);
    await rollUp(Date.now() + 86_400_000);
    expect((await listAgents(owner, agentQuery.parse({ sort: "name" }))).items).toEqual(live);

    for (const { agentId, ...card } of live) {
      const found = await listTraces(owner, traceQuery.parse({ q: `agent:${agentId}`, limit: 200 }));
      expect(found.items.length).toBe(card.runs);
      const detail = await getAgentDetail(owner, agentId, agentDetailQuery.parse({}));
      expect(detail?.totals).toMatchObject({ runs: card.runs, costUsd: card.costUsd, p95Ms: card.p95Ms });
      expect(detail?.calls.filter(({ kind }) => kind === "model").reduce((sum, { calls }) => sum + calls, 0)).toBe(
        card.llmCount,
      );
      expect(detail?.calls.filter(({ kind }) => kind === "tool").length).toBeGreaterThan(5);
    }
  },
);
