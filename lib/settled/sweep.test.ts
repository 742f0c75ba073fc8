import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import type { Tx } from "../ingest/transaction";
import { made } from "../normalise/test-spans";
import type { Span } from "../otlp/model";
import type { Settled } from "./sweep";

await testDatabase();
const { sql } = await import("@/db");
const { deleteTraces } = await import("../erasure/delete-traces");
const { storeLogs } = await import("../ingest/logs");
const { storeSpans } = await import("../ingest/store");
const { testProject } = await import("../projects/test-project");
const { sweepSettled } = await import("./sweep");

const { id: projectId } = await testProject();
const project = { projectId, hashKey: "key", retentionDays: 3_650 };
const random = seeded(7);
const began = Date.parse("2001-01-01T00:00:00Z");

beforeEach(() => sql`truncate arrivals, unsettled, traces, spans, packs, trace_agents`);

/** Stores spans as if they came so many seconds after the beginning. */
async function arrive(seconds: number, spans: Span[]) {
  await storeSpans(project, spans);
  await sql`update arrivals set arrived_at = ${at(seconds).toISOString()} where arrived_at > '2002-01-01'`;
}

function at(seconds: number) {
  return new Date(began + seconds * 1_000);
}

async function settledAt(seconds: number): Promise<string[]> {
  const found: Settled[] = [];
  await sweepSettled(async (_, targets) => {
    found.push(...targets);
  }, at(seconds));
  return found.map(({ kind, id }) => (kind === "trace" ? (id[0] ?? "") : id)).sort();
}

function span(traceId: string, spanId: string, { root = false, ms = 5, session = "" } = {}): Span {
  return made(session ? { "session.id": session } : {}, {
    traceId: traceId.padEnd(32, "0"),
    spanId: spanId.padEnd(16, "0"),
    parentSpanId: root ? "" : "f".repeat(16),
    startTimeUnixNano: "1000000000000000000",
    endTimeUnixNano: String(1_000_000_000_000_000_000n + BigInt(ms) * 1_000_000n),
  });
}

test("a trace is settled 30 s after its root has ended, and again when more came", async () => {
  await arrive(0, [span("a", "1")]);
  await arrive(20, [span("a", "2", { root: true })]);
  expect(await settledAt(49.9)).toEqual([]);
  expect(await settledAt(50)).toEqual(["a"]);
  expect(await settledAt(5_000)).toEqual([]);
  await arrive(6_000, [span("a", "3")]);
  expect(await settledAt(6_029)).toEqual([]);
  expect(await settledAt(6_030)).toEqual(["a"]);
});

test("without a root, or while a root runs, it is settled after 15 minutes", async () => {
  await arrive(0, [span("a", "1"), span("b", "1", { root: true, ms: 0 })]);
  expect(await settledAt(899)).toEqual([]);
  expect(await settledAt(900)).toEqual(["a", "b"]);
  await arrive(1_000, [span("b", "1", { root: true, ms: 9 })]);
  expect(await settledAt(1_030)).toEqual(["b"]);
});

test("what comes twice changes nothing; a log record does", async () => {
  await arrive(0, [span("a", "1", { root: true })]);
  await arrive(20, [span("a", "1", { root: true })]);
  expect(await settledAt(30)).toEqual(["a"]);
  await arrive(40, [span("a", "1", { root: true })]);
  expect(await settledAt(9_000)).toEqual([]);
  const { traceId, spanId, resource, scope } = span("a", "1");
  const event = { timeUnixNano: "1000000000000000001", name: "note", attributes: [] };
  for (const _ of [1, 2]) await storeLogs(project, [{ traceId, spanId, resource, scope, event }]);
  expect(await sql`select from arrivals`).toHaveLength(1);
});

test("a session is settled when none of its traces got anything for ten minutes", async () => {
  await arrive(0, [span("a", "1", { root: true, session: "chat" })]);
  await arrive(300, [span("b", "1", { root: true, session: "chat" })]);
  expect(await settledAt(899)).toEqual(["a", "b"]);
  expect(await settledAt(900)).toEqual(["chat"]);
  expect(await settledAt(9_000)).toEqual([]);
});

test("what was deleted meanwhile is not handed on", async () => {
  await arrive(0, [span("a", "1", { root: true, session: "chat" }), span("b", "1", { root: true })]);
  await deleteTraces(sql, projectId, ["a".padEnd(32, "0")]);
  expect(await settledAt(5_000)).toEqual(["b"]);
  expect(await sql`select from unsettled`).toHaveLength(0);
});

test("more than one batch is handed on whole", async () => {
  await sql`insert into traces (project_id, trace_id, week, name, kind, start_time, end_time, duration_ns, status, models,
      providers, tags, span_count)
    select ${projectId}, lpad(to_hex(i), 32, '0')::uuid, '2001-01-01', '', 'SPAN', now(), now(), 0, 'ok', '{}', '{}', '{}', 1
    from generate_series(1, 6000) i`;
  await sql`insert into arrivals (project_id, kind, target, arrived_at, wait_ms)
    select project_id, 'trace', replace(trace_id::text, '-', ''), ${at(0).toISOString()}, 1000 from traces`;
  const seen = new Set<string>();
  let most = 0;
  const count = await sweepSettled(async (_, targets) => {
    most = Math.max(most, targets.length);
    for (const { id } of targets) seen.add(id);
  }, at(1));
  expect([count, seen.size, most]).toEqual([6_000, 6_000, 500]);
});

test("nothing is lost while spans come and sweeps run beside each other", async () => {
  const traces = [..."0123456789"];
  const last = new Map<string, number>();
  const ingested = Promise.all(
    [..."abcd"].map(async (sender) => {
      for (const spanId of random.times(8, (i) => sender + i)) {
        await storeSpans(
          project,
          random.shuffle(traces).map((trace) => span(trace, spanId)),
        );
      }
    }),
  );
  let coming = true;
  const sweeps = [1, 2].map(async () => {
    while (coming) await sweepSettled(note, at(1e9));
  });
  await ingested;
  coming = false;
  await Promise.all(sweeps);
  await sweepSettled(note, at(1e9));
  expect([...last].sort()).toEqual(traces.map((trace) => [trace, 32]));

  async function note(tx: Tx, targets: Settled[]) {
    for (const { id } of targets) {
      const [row] = await tx`select span_count from traces where trace_id = ${id}::uuid`;
      last.set(id[0] ?? "", row?.span_count);
    }
  }
});

type State = { trace: string; spans: number; due: number };

test.each([1, 2, 3, 4, 5])(
  "each state is settled once, never early, through crashes and beside other sweeps (%i)",
  async (seed) => {
    await sql`create table if not exists handed (trace text, spans int)`;
    await sql`truncate handed`;
    const random = seeded(seed);
    const waiting = new Map<string, State>();
    const expected: State[] = [];
    const known = new Set<string>();
    let now = 0;

    for (let i = 0; i < 80; i++) {
      const [trace, spanId] = [random.pick([..."0123456789"]), random.pick([..."123456"])];
      now += random.pick([0, 0, 1, 5, 29, 31, 200, 901]);
      await settle();
      await arrive(now, [span(trace, spanId, { root: spanId === "1" })]);
      if (known.has(trace + spanId)) continue;
      known.add(trace + spanId);
      const spans = [...known].filter((one) => one.startsWith(trace)).length;
      waiting.set(trace, { trace, spans, due: now + (known.has(`${trace}1`) ? 30 : 900) });
    }
    now += 10_000;
    await settle();
    const handed = await sql`select trace || ' ' || spans as state from handed order by 1`;
    expect(handed.map(({ state }) => state)).toEqual(expected.map(({ trace, spans }) => `${trace} ${spans}`).sort());
    expect(expected.length).toBeGreaterThan(20);

    /** Two sweeps at once, sometimes after one that ended in the middle. */
    async function settle() {
      for (const state of waiting.values()) if (state.due <= now && waiting.delete(state.trace)) expected.push(state);
      const crash = random.integer(3);
      if (crash === 0) await sweepSettled(thrown, at(now)).catch(() => undefined);
      if (crash === 1) await endingAtCommit(() => sweepSettled(record, at(now)).catch(() => undefined));
      await Promise.all([sweepSettled(record, at(now)), sweepSettled(record, at(now))]);
    }
  },
);

/** What a consumer would have read of each target. */
async function record(tx: Tx, targets: Settled[]) {
  await sleep(2);
  for (const { id } of targets) {
    await tx`insert into handed select ${id[0] ?? ""}, span_count from traces where trace_id = ${id}::uuid`;
  }
}

async function thrown(tx: Tx, targets: Settled[]) {
  await record(tx, targets);
  throw new Error("out of order");
}

/** Every transaction that claims something fails meanwhile, when all else is done. */
async function endingAtCommit(work: () => Promise<unknown>) {
  await sql`create or replace function fail() returns trigger language plpgsql as 'begin raise exception ''no''; end'`;
  await sql`create constraint trigger ends after delete on unsettled initially deferred for each row execute function fail()`;
  await work();
  await sql`drop trigger ends on unsettled`;
}
