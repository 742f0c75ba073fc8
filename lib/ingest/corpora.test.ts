import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../test/database";
import { canonicalSpan } from "../otlp/canonical";
import { decodeTracesJson } from "../otlp/decode-json";

await testDatabase();
const { sql } = await import("@/db");
const { testProject } = await import("../projects/test-project");
const { readSpans } = await import("./payload");
const { storeSpans } = await import("./store");

const folder = "../shared/data";
/** Every so many traces of each corpus, and what is known of those: all are agents' runs, in sessions. */
const corpora = [
  { name: "tau_bench", every: 10, agents: ["airline-agent", "retail-agent"] },
  { name: "swe_gemini3_full_history_40", every: 10, agents: ["mini-swe-agent"] },
  { name: "langfuse_frameworks", every: 1, agents: undefined },
];

async function* traces(name: string, every: number) {
  const lines = createInterface({ input: createReadStream(`${folder}/${name}.otlp.jsonl.gz`).pipe(createGunzip()) });
  let number = 0;
  for await (const line of lines) if (number++ % every === 0) yield decodeTracesJson(line);
}

describe.each(corpora)(
  "the real traces of $name (skipped where the data is not at hand)",
  ({ name, every, agents }) => {
    test.skipIf(!existsSync(`${folder}/${name}.otlp.jsonl.gz`))(
      "come back to the letter, and are understood",
      async () => {
        const { id: projectId } = await testProject();
        const project = { projectId, hashKey: "a key", retentionDays: 3650 };
        for await (const spans of traces(name, every)) {
          await storeSpans(project, spans);
          const traceId = spans[0]?.traceId ?? "";
          const back = new Map(
            (await readSpans(projectId, traceId)).map((span) => [span.spanId, canonicalSpan(span).text]),
          );
          const changed = spans.filter(
            (span) => span.traceId === traceId && back.get(span.spanId) !== canonicalSpan(span).text,
          );
          expect(changed.map(({ spanId }) => spanId)).toEqual([]);
        }
        const [seen] = await sql`
      select count(*)::int as traces, bool_and(session_id is not null) as sessions, bool_and(kind = 'AGENT') as runs,
        array_agg(distinct agent_name) as agents
      from traces where project_id = ${projectId}`;
        expect(seen?.traces).toBeGreaterThan(3);
        if (!agents) return;
        expect(seen).toMatchObject({ sessions: true, runs: true });
        expect(seen?.agents.every((agent: string) => agents.includes(agent))).toBe(true);
        expect(await sql`select from spans where project_id = ${projectId} and kind = 'SPAN'`).toHaveLength(0);
      },
    );
  },
);
