import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { traceQuery } from "../traces/schema";

let counts: (q: string) => Promise<string[]>;

/** As an agent sends them: each call repeats what was said before. */
function calls(said: string[]) {
  return said.map((_, i) => JSON.stringify(said.slice(0, i + 1).map((content) => ({ role: "user", content }))));
}

const random = seeded(3);
const filler = () => random.times(40 + random.integer(40), () => random.hex(2 + random.integer(6))).join(" ");
const sent: Record<string, string[]> = {
  a1: ["Refund me; a refund, refunds", '{"refund":{"reason":"no refund"}}'],
  b2: calls(Array.from({ length: 8 }, (_, i) => `${filler()} ${i === 1 ? "heliotrope" : "nothing"} ${filler()}`)),
  c3: calls(Array.from({ length: 30 }, (_, _i) => `${filler()} tulip ${filler()}`)),
  d4: calls(Array.from({ length: 6 }, (_, i) => `${filler()} amber ${i % 2 ? "lantern" : "lamp"} ${filler()}`)),
};

beforeAll(async () => {
  await testDatabase();
  const { testSender } = await import("@/test/sender");
  const { listTraces } = await import("../traces/queries");
  const sender = await testSender();
  const spans = Object.entries(sent).flatMap(([id, values]) => values.map((value, i) => spanOf(id, i, value)));
  expect((await sender.send({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).status).toBe(200);
  await (await import("../ingest/dictionary")).fillDictionary();
  counts = async (q) =>
    (await listTraces(sender.owner, traceQuery.parse({ q }))).items.map(
      ({ traceId, hit }) => `${traceId.slice(-2)} ${hit?.count}${hit?.countIsLeast ? "+" : ""}`,
    );
});

function spanOf(id: string, i: number, value: string) {
  return {
    traceId: id.padStart(32, "0"),
    spanId: `${i + 1}`.padStart(16, "0"),
    name: "chat",
    startTimeUnixNano: `${1_795_176_000 + i}000000000`,
    endTimeUnixNano: `${1_795_176_001 + i}000000000`,
    attributes: [{ key: "gen_ai.input.messages", value: { stringValue: value } }],
  };
}

test.each([
  ["refund", ["a1 3"]],
  ["refund*", ["a1 4"]],
  ["refund -tulip", ["a1 3"]],
  ["heliotrope", ["b2 1"]],
  ["tulip", ["c3 20+"]],
  ['"amber lantern"', ["d4 3"]],
  ["amber", ["d4 6"]],
  ["tulip OR amber", ["c3 20+", "d4 6"]],
])("%s stands in so many places: %s", async (q, found) => {
  expect((await counts(q)).sort()).toEqual(found);
});
