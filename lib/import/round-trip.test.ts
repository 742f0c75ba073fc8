import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { anySpans } from "@/test/any-spans";
import { captureBodies } from "@/test/capture-bodies";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { requestOf, testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";
import type { Member } from "../auth";
import type { ImportEvent } from "./schema";

await testDatabase();
const { sql } = await import("@/db");
const { exportStream } = await import("../export/export");
const { matchingTraces } = await import("../export/queries");
const { importSpans } = await import("./import-spans");
const { findProject } = await import("./receive");
const { testProject } = await import("../projects/test-project");

async function exported(member: Member, gzip = false): Promise<Uint8Array<ArrayBuffer>> {
  const body = exportStream(member, matchingTraces(member, {}), "jsonl", gzip);
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** In small parts, so that lines and characters are cut anywhere. */
async function* inParts(bytes: Uint8Array<ArrayBuffer>, size = 1_000) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function importInto(member: Member, bytes: Uint8Array<ArrayBuffer>) {
  const events: ImportEvent[] = [];
  const project = await findProject(member);
  if (!project) throw new Error("No such project.");
  const totals = await importSpans(project, inParts(bytes), (event) => events.push(event));
  return { ...totals, errors: events.filter(({ type }) => type === "error") };
}

/** All that is said of the traces and agents of a project, but where and when they came. */
async function summaries(projectId: number) {
  const rows = await sql`
    select to_jsonb(t) - '{project_id,received_at,updated_at,facet_tokens,chunk_count,has_logs}'::text[] as row
    from traces t where project_id = ${projectId} order by trace_id`;
  const agents = await sql`
    select to_jsonb(a) - 'project_id' as row from trace_agents a where project_id = ${projectId} order by trace_id, agent_id`;
  return [...rows, ...agents].map(({ row }) => row);
}

async function expectRoundTrip(from: Member, gzip: boolean) {
  const { owner: into } = await testProject();
  const file = await exported(from, gzip);
  expect((await importInto(into, file)).errors).toEqual([]);
  const plain = Buffer.from(await exported(from)).toString();
  expect(Buffer.from(await exported(into)).toString() === plain).toBe(true);
  expect(await summaries(into.projectId)).toEqual(await summaries(from.projectId));

  const before = await summaries(from.projectId);
  await importInto(from, file);
  expect(Buffer.from(await exported(from)).toString() === plain).toBe(true);
  expect(await summaries(from.projectId)).toEqual(before);

  await importInto(into, file);
  expect(Buffer.from(await exported(into)).toString() === plain).toBe(true);
  expect(await summaries(into.projectId)).toEqual(await summaries(from.projectId));
  return into;
}

describe("what was exported and imported elsewhere, once or twice, is the same, raw and summarised", () => {
  const folders = [...new Set(captureBodies().map(({ name }) => name.split("/")[0] ?? ""))];

  test.each(folders)("%s", async (folder) => {
    const from = await testSender();
    for (const { path, encoding, isGzipped, body } of captureBodies(folder)) {
      const headers = isGzipped ? { "content-encoding": "gzip" } : {};
      await from.send(new Uint8Array(body), { path, encoding, headers });
    }
    await expectRoundTrip(from.owner, false);
  });

  test.each([1, 2, 3])("random spans %i", async (seed) => {
    const random = seeded(seed);
    const from = await testSender();
    for (let i = 0; i < 4; i++) {
      const traceId = random.hex(32);
      const spans = i % 2 === 0 ? randomTrace(random, traceId, 20) : anySpans(random, traceId, 8);
      expect((await from.send(requestOf(spans))).status).toBe(200);
    }
    const into = await expectRoundTrip(from.owner, true);
    const traces =
      await sql`select replace(trace_id::text, '-', '') as id from traces where project_id = ${into.projectId}`;
    for (const { id } of traces) expect(await summaryDifferences(into.projectId, id)).toEqual([]);
  });
});

test("several gzip files, one behind the other, are read as one", async () => {
  const { owner } = await testProject();
  const [one, other] = ["a", "b"].map((digit) => {
    const [span] = randomTrace(seeded(7), digit.repeat(32), 1);
    return gzipSync(`${JSON.stringify(requestOf(span ? [span] : []))}\n`);
  });
  const both = new Uint8Array(Buffer.concat([one ?? Buffer.alloc(0), other ?? Buffer.alloc(0)]));
  expect(await importInto(owner, both)).toMatchObject({ lines: 2, spans: 2, failed: 0, bytes: both.length });
});
