import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { requestOf, testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";

await testDatabase();
const { sql } = await import("@/db");

const traceId = "e".repeat(32);
const ours = randomTrace(seeded(1), traceId, 12);
const theirs = ours.map((span) => ({
  ...span,
  name: `${span.name} of theirs`,
  endTimeUnixNano: `${span.endTimeUnixNano.slice(0, -1)}9`,
}));

test("two projects with the same trace and span ids each read back their own, whoever sends first or again", async () => {
  const [us, them] = [await testSender(), await testSender()];
  await us.send(requestOf(ours));
  expect(await them.stored(traceId)).toEqual([]);
  await Promise.all([them.send(requestOf(theirs)), us.send(requestOf(ours))]);
  await us.send(requestOf(ours.slice(0, 3)));

  const names = (spans: { name: string }[]) => spans.map(({ name }) => name).sort();
  expect(names(await us.stored(traceId))).toEqual(names(ours));
  expect(names(await them.stored(traceId))).toEqual(names(theirs));
  for (const { id } of [us, them]) expect(await summaryDifferences(id, traceId)).toEqual([]);
});

test("log records of one project never reach another's span", async () => {
  const [us, them] = [await testSender(), await testSender()];
  await Promise.all([us.send(requestOf(ours)), them.send(requestOf(ours))]);
  const record = { traceId, spanId: ours[0]?.spanId, timeUnixNano: "1", body: { stringValue: "a secret" } };
  const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
  expect((await them.send(logs, { path: "/v1/logs" })).status).toBe(200);
  expect(JSON.stringify(await us.stored(traceId))).not.toContain("a secret");
  expect(JSON.stringify(await them.stored(traceId))).toContain("a secret");
});

test("the same text has other hashes in another project, of chunks, words and attributes alike", async () => {
  const [us, them] = [await testSender(), await testSender()];
  await Promise.all([us.send(requestOf(ours)), them.send(requestOf(ours))]);
  const shared = await sql`
    select a.hash from (select unnest(hashes) as hash from packs where project_id = ${us.id}) a
    join (select unnest(hashes) as hash from packs where project_id = ${them.id}) b on a.hash = b.hash`;
  expect(shared).toHaveLength(0);
  const [tokens] = await sql`
    select count(*)::int as count from (select unnest(attr_tokens) as token from spans where project_id = ${us.id}
      intersect select unnest(attr_tokens) from spans where project_id = ${them.id}) x`;
  const [words] = await sql`
    select count(*)::int as count from (select unnest(words) as word from packs where project_id = ${us.id}
      intersect select unnest(words) from packs where project_id = ${them.id}) x`;
  expect([tokens?.count, words?.count]).toEqual([0, 0]);
});
