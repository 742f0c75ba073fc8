import { describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { requestOf, testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";
import { canonicalSpan } from "../otlp/canonical";
import type { Span } from "../otlp/model";

await testDatabase();
const { sql } = await import("@/db");

type Sender = Awaited<ReturnType<typeof testSender>>;

const canonical = (spans: Span[]) => spans.map((span) => canonicalSpan(span).text).sort();

async function sendAll(project: Sender, requests: Span[][]) {
  for (const spans of requests) expect((await project.send(requestOf(spans))).status).toBe(200);
}

/** What the lists show of a trace, without when it came. */
async function rowOf({ id }: Sender, traceId: string) {
  const [row] = await sql`
    select to_jsonb(t) - '{project_id,received_at,updated_at,chunk_count,facet_tokens}'::text[] as row
    from traces t where project_id = ${id} and trace_id = ${traceId}`;
  const agents = await sql`
    select to_jsonb(a) - 'project_id' as row from trace_agents a
    where project_id = ${id} and trace_id = ${traceId} order by agent_id`;
  return { trace: row?.row, agents: agents.map(({ row }) => row) };
}

describe("a trace in pieces, repeated and in any order is the same as in one request", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("with seed %i", async (seed) => {
    const random = seeded(seed);
    const [whole, pieces] = [await testSender(), await testSender()];
    const traceId = random.hex(32);
    const spans = randomTrace(random, traceId, 5 + random.integer(40));
    await sendAll(whole, [spans]);

    const rest = random.shuffle([...spans, ...spans.filter(() => random.integer(3) === 0)]);
    while (rest.length > 0) {
      await sendAll(pieces, [rest.splice(0, 1 + random.integer(12))]);
      expect(await summaryDifferences(pieces.id, traceId)).toEqual([]);
    }
    expect(canonical(await pieces.stored(traceId))).toEqual(canonical(spans));
    expect(canonical(await whole.stored(traceId))).toEqual(canonical(spans));
    expect(await rowOf(pieces, traceId)).toEqual(await rowOf(whole, traceId));
    expect((await rowOf(pieces, traceId)).trace.span_count).toBe(spans.length);
  });
});

test("a history that is sent again is stored once", async () => {
  const project = await testSender();
  const spans = randomTrace(seeded(9), "9".repeat(32), 60);
  const size = async () => {
    const [row] = await sql`select sum(length(text))::int as size from packs where project_id = ${project.id}`;
    return Number(row?.size);
  };
  await sendAll(project, [spans]);
  const sent = canonical(spans).join("").length;
  const once = await size();
  expect(once).toBeLessThan(sent / 2);
  await sendAll(project, [spans, spans.slice(0, 30)]);
  expect(await size()).toBe(once);
});

describe("of two versions of a span", () => {
  const base = randomTrace(seeded(20), "a".repeat(32), 1);
  const version = (end: string, name: string): Span[] =>
    base.map((span) => ({
      ...span,
      name,
      startTimeUnixNano: "1767225600000000000",
      endTimeUnixNano: `17672256000000000${end}`,
    }));

  test.each([
    [
      "the later end wins over the larger payload",
      version("20", "late"),
      version("10", "early, and a longer name"),
      "late",
    ],
    ["with one end the larger payload wins", version("10", "a longer name"), version("10", "short"), "a longer name"],
  ])("%s", async (_, winner, loser, name) => {
    for (const requests of [[winner, loser], [loser, winner], [[...loser, ...winner]], [[...winner, ...loser]]]) {
      const project = await testSender();
      await sendAll(project, requests);
      expect((await project.stored("a".repeat(32))).map((span) => span.name)).toEqual([name]);
      expect(await summaryDifferences(project.id, "a".repeat(32))).toEqual([]);
      expect((await rowOf(project, "a".repeat(32))).trace.span_count).toBe(1);
    }
  });
});

test("spans that come a year late join their trace", async () => {
  const project = await testSender();
  const spans = randomTrace(seeded(30), "d".repeat(32), 10);
  const [first, ...rest] = spans;
  if (!first) throw new Error("No spans.");
  await sendAll(project, [rest]);
  const old = { ...first, startTimeUnixNano: "1700000000000000000", endTimeUnixNano: "1700000001000000000" };
  await sendAll(project, [[old]]);
  expect(await project.stored("d".repeat(32))).toHaveLength(10);
  expect(await summaryDifferences(project.id, "d".repeat(32))).toEqual([]);
  expect((await rowOf(project, "d".repeat(32))).trace.start_time).toBe("2023-11-14T22:13:20+00:00");
});

test("requests at the same time about the same traces neither block nor lose anything", async () => {
  const random = seeded(40);
  const project = await testSender();
  const ids = random.times(6, () => random.hex(32));
  const traces = ids.map((traceId) => randomTrace(random, traceId, 40));
  const all = random.shuffle([...traces.flat(), ...random.shuffle(traces.flat()).slice(0, 60)]);
  const requests = random.times(20, (i) => all.filter((_, at) => at % 20 === i));
  const answers = await Promise.all(requests.map((spans) => project.send(requestOf(spans))));
  expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200));
  for (const [i, traceId] of ids.entries()) {
    expect(canonical(await project.stored(traceId))).toEqual(canonical(traces[i] ?? []));
    expect(await summaryDifferences(project.id, traceId)).toEqual([]);
  }
});
