import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { testSender } from "@/test/sender";

await testDatabase();
const { sql } = await import("@/db");
const { partitionedTables, partitionName } = await import("./partitions");

const DAY_MS = 86_400_000;
const random = seeded(1);
const now = Date.now();

function request(traceId: string, startMs: number) {
  const times = { startTimeUnixNano: `${startMs}000000`, endTimeUnixNano: `${startMs + 1}000000` };
  return { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId, spanId: random.hex(16), ...times }] }] }] };
}

async function weekOf(traceId: string) {
  const [row] = await sql`select week::text from traces where trace_id = ${traceId}`;
  return String(row?.week);
}

test("batches of many new weeks at once are all stored, each in its week", async () => {
  const { send, stored } = await testSender();
  const weeks = random.times(12, (i) => ({ traceId: random.hex(32), startMs: now - 7 * i * DAY_MS }));
  const answers = await Promise.all(
    [...weeks, ...weeks].map(({ traceId, startMs }) => send(request(traceId, startMs))),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  for (const { traceId, startMs } of weeks) {
    expect(await stored(traceId)).toHaveLength(2);
    const monday = Date.parse(await weekOf(traceId));
    expect(new Date(monday).getUTCDay()).toBe(1);
    expect(startMs).toBeGreaterThanOrEqual(monday);
    expect(startMs).toBeLessThan(monday + 7 * DAY_MS);
  }
});

test("what is older than retention or in the future is kept in the nearest week that there is", async () => {
  const { send, stored } = await testSender();
  for (const [startMs, from, to] of [
    [now - 4_000 * DAY_MS, 89, 98],
    [now + 4_000 * DAY_MS, -1, 7],
  ] as const) {
    const traceId = random.hex(32);
    expect((await send(request(traceId, startMs))).status).toBe(200);
    expect(await stored(traceId)).toHaveLength(1);
    const age = (now - Date.parse(await weekOf(traceId))) / DAY_MS;
    expect(age).toBeGreaterThanOrEqual(from);
    expect(age).toBeLessThanOrEqual(to);
  }
});

test("a week whose partitions were dropped gets new ones with the next batch", async () => {
  const { send, stored } = await testSender();
  const [before, after] = [random.hex(32), random.hex(32)];
  expect((await send(request(before, now - 30 * DAY_MS))).status).toBe(200);
  const week = await weekOf(before);
  for (const table of partitionedTables) await sql.unsafe(`drop table ${partitionName(table, week)}`);
  expect((await send(request(after, now - 30 * DAY_MS))).status).toBe(200);
  expect(await stored(after)).toHaveLength(1);
  expect(await weekOf(after)).toBe(week);
});

test("a trace stays in the week of its first span", async () => {
  const { send, stored } = await testSender();
  const traceId = random.hex(32);
  for (const daysAgo of [20, 60, 1]) expect((await send(request(traceId, now - daysAgo * DAY_MS))).status).toBe(200);
  expect(Math.abs(now - 20 * DAY_MS - Date.parse(await weekOf(traceId)))).toBeLessThan(7 * DAY_MS);
  expect(await stored(traceId)).toHaveLength(3);
});
