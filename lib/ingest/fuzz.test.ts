import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { captureBodies } from "@/test/capture-bodies";
import { damaged, damagedJson } from "@/test/damage";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";

await testDatabase();
const { sql } = await import("@/db");
const { id, send, stored } = await testSender();

const seed = Number(process.env.FUZZ_SEED ?? 20_260_101);
const rounds = 500;
const bodies = captureBodies().filter(({ inflated }) => inflated.length < 60_000);
const unhandled = vi.fn();

beforeAll(() => {
  process.on("unhandledRejection", unhandled);
  // A refusal by the database is a bug here, and seen as a 503.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterAll(() => {
  process.off("unhandledRejection", unhandled);
  vi.restoreAllMocks();
});

describe(`bodies that were damaged (FUZZ_SEED=${seed})`, () => {
  test.each([0, 1, 2, 3, 4, 5])(
    "get an answer that no exporter repeats: series %i",
    { timeout: 60_000 },
    async (series) => {
      for (let round = 0; round < rounds; round++) {
        const name = `series ${series}, round ${round}`;
        const random = seeded(seed + series * 10_000 + round);
        const { path, encoding, inflated } = random.pick(bodies);
        const other = random.pick(bodies).inflated;
        const isZipped = random.integer(4) === 0;
        const broken = random.integer(4) > 0 ? damaged(random, inflated, other) : inflated;
        const zipped = isZipped ? gzipSync(broken) : broken;
        const body = broken === inflated ? damaged(random, zipped, other) : zipped;
        const headers = isZipped ? { "content-encoding": "gzip" } : {};
        const target = random.integer(10) === 0 ? random.pick(["/v1/traces", "/v1/logs"] as const) : path;
        const sentAs = random.integer(10) === 0 ? random.pick(["protobuf", "json"] as const) : encoding;
        const started = performance.now();
        const answer = await send(new Uint8Array(body), { path: target, encoding: sentAs, headers });
        expect(performance.now() - started, name).toBeLessThan(5_000);
        expect([200, 400, 413, 415], `${name}: ${answer.status}`).toContain(answer.status);
      }
      expect(unhandled).not.toHaveBeenCalled();
    },
  );

  test("that can be read, but hold what nobody expects, are stored or refused", { timeout: 60_000 }, async () => {
    const readable = bodies.filter(({ encoding }) => encoding === "json");
    const statuses: Record<number, number> = {};
    for (let round = 0; round < 2 * rounds; round++) {
      const random = seeded(seed + 1_000_000 + round);
      const { path, inflated } = random.pick(readable);
      const { status } = await send(damagedJson(random, inflated.toString()), { path });
      expect([200, 400], `round ${round}: ${status}`).toContain(status);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    expect(statuses[200]).toBeGreaterThan(rounds);
  });

  test("leave only traces that can be read, and summaries that are true", { timeout: 60_000 }, async () => {
    const traces = await sql`select replace(trace_id::text, '-', '') as id from traces where span_count > 0`;
    expect(traces.length).toBeGreaterThan(20);
    for (const trace of traces) expect(await summaryDifferences(id, trace.id), trace.id).toEqual([]);
  });

  test("leave a server that still stores good ones", async () => {
    for (const { path, encoding, inflated } of bodies) {
      expect((await send(new Uint8Array(inflated), { path, encoding })).status).toBe(200);
    }
    const span = { traceId: "f".repeat(32), spanId: "f".repeat(16), name: "good" };
    expect((await send({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] })).status).toBe(200);
    expect((await stored("f".repeat(32))).map(({ name }) => name)).toEqual(["good"]);
  });
});
