import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../test/database";
import type { Span } from "../otlp/model";
import { addDictionaryWords, hasParts } from "./dictionary-words";

await testDatabase();
const { sql } = await import("@/db");
const { fillDictionary, forgetWords } = await import("./dictionary");
const { storeSpans } = await import("./store");
const { deleteExpired } = await import("./retention");
const { testProject } = await import("../projects/test-project");

const DAY_MS = 86_400_000;
let project: { projectId: number; hashKey: string; retentionDays: number };

beforeEach(async () => {
  const { id } = await testProject();
  project = { projectId: id, hashKey: "a key", retentionDays: 3_650 };
});

function span(traceId: string, text: string, startMs = Date.now()): Span {
  return {
    traceId: traceId.repeat(32),
    spanId: "00f067aa0ba902b7",
    parentSpanId: "",
    name: "run",
    kind: 1,
    startTimeUnixNano: `${startMs}000000`,
    endTimeUnixNano: `${startMs + 5}000000`,
    attributes: [{ key: "input.value", value: { stringValue: text } }],
    events: [],
    links: [],
    status: { code: 1 },
    resource: { attributes: [] },
    scope: { name: "test", attributes: [] },
  };
}

async function counts(...words: string[]) {
  const rows = await sql`
    select word, sum(count)::int as count from dictionary
    where project_id = ${project.projectId} and word = any(${words}) group by word order by word`;
  return Object.fromEntries(rows.map(({ word, count }) => [word, count]));
}

async function forget(traceId: string) {
  const [row] = await sql`
    select week::text from traces where project_id = ${project.projectId} and trace_id = ${traceId.repeat(32)}`;
  await sql.begin(async (tx) => {
    await forgetWords(tx, project.projectId, [{ traceId: traceId.repeat(32), week: row?.week }]);
    await tx`delete from packs where project_id = ${project.projectId} and trace_id = ${traceId.repeat(32)}`;
  });
}

test("words are counted once for each pack that has them, whoever counts, however many at once", async () => {
  await storeSpans(project, [span("a", "refund Refund zebra"), span("b", "refund")]);
  expect(await counts("refund")).toEqual({});
  await Promise.all([fillDictionary(), fillDictionary(), fillDictionary()]);
  await fillDictionary();
  expect(await counts("refund", "zebra")).toEqual({ refund: 2, zebra: 1 });
  expect(await sql`select from dictionary_queue`).toHaveLength(0);
});

test("what a crash cuts short is counted by the next, and once", async () => {
  await storeSpans(project, [span("a", "giraffe")]);
  await sql.unsafe("create function refuse() returns trigger language plpgsql as 'begin raise ''no''; end'");
  await sql.unsafe("create trigger refuse before insert on dictionary for each row execute function refuse()");
  await expect(fillDictionary()).rejects.toThrow("no");
  await sql.unsafe("drop trigger refuse on dictionary; drop function refuse");
  await fillDictionary();
  expect(await counts("giraffe")).toEqual({ giraffe: 1 });
});

test("deleting traces takes back what they brought, counted or not", async () => {
  await storeSpans(project, [span("a", "refund zebra"), span("b", "refund lion")]);
  await fillDictionary();
  await storeSpans(project, [span("c", "refund tiger")]);
  await forget("a");
  await forget("c");
  await fillDictionary();
  expect(await counts("refund", "zebra", "lion", "tiger")).toEqual({ refund: 1, lion: 1 });
});

test("retention removes the words of what it removes", async () => {
  const now = Date.now();
  const old = now - 40 * DAY_MS;
  await storeSpans(project, [span("a", "mammoth", old), span("b", "mammoth elephant", now)]);
  await fillDictionary();
  await sql`update traces set received_at = ${new Date(old).toISOString()} where trace_id = ${"a".repeat(32)}`;
  await sql`update projects set retention_days = 30`;
  await deleteExpired(now);
  expect(await counts("mammoth", "elephant")).toEqual({ mammoth: 1, elephant: 1 });
});

test.each([
  ["refund", true],
  ["refundpolicy2", true],
  ["gpt4o", true],
  ["iphone12", true],
  ["12345678", true],
  ["возврат", true],
  ["a", false],
  ["123456789", false],
  ["4bf92f3577b34da6a3ce929d0e0e4736", false],
  ["call1a2b3c", false],
  ["x".repeat(41), false],
  ["退款", false],
])("%s can be found by a part: %s", (word, found) => {
  expect(hasParts(word)).toBe(found);
});

test("words are taken as the index takes them, one by one", () => {
  const words = new Set<string>();
  addDictionaryWords('issueRefund snake_case caf\\u00e9 a/b.ts 退款 "id":"4bf92f3577b34da6"', words);
  expect([...words].sort()).toEqual(
    ["cafe", "caf", "case", "id", "issue", "issuerefund", "refund", "snake", "ts"].sort(),
  );
});
