import { describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { encode } from "@/test/otlp-proto";
import { seeded } from "@/test/random";
import { requestOf, testSender } from "@/test/sender";
import { summaryDifferences } from "@/test/summary-differences";
import { bodyOfSpan, bytes, fieldOf, nestedValue } from "@/test/wire";
import type { KeyValue, Span } from "../otlp/model";

await testDatabase();
const { sql } = await import("@/db");
const { id: projectId, send, stored } = await testSender();
const random = seeded(1);

function span(fields: Partial<Span> = {}): Span {
  return {
    traceId: random.hex(32),
    spanId: random.hex(16),
    parentSpanId: "",
    name: "s",
    kind: 1,
    startTimeUnixNano: "1767225600000000000",
    endTimeUnixNano: "1767225601000000000",
    attributes: [],
    events: [],
    links: [],
    status: { code: 0 },
    resource: { attributes: [] },
    scope: { name: "", attributes: [] },
    ...fields,
  };
}

async function kept(sent: Span) {
  const answer = await send(requestOf([sent]));
  expect([answer.status, await answer.text()]).toEqual([200, "{}"]);
  expect(await summaryDifferences(projectId, sent.traceId)).toEqual([]);
  return stored(sent.traceId);
}

describe("large and deep spans are kept whole", () => {
  test("100,000 attributes", async () => {
    const attributes = random.times(100_000, (i): KeyValue => ({ key: `key.${i}`, value: { intValue: String(i) } }));
    const [read] = await kept(span({ attributes }));
    expect(read?.attributes).toEqual(attributes);
  });

  test("an attribute of 5 MB, without and with delimiters", async () => {
    for (const text of ["x".repeat(5_000_000), random.times(500_000, () => random.hex(9)).join(" ")]) {
      const [read] = await kept(span({ attributes: [{ key: "input.value", value: { stringValue: text } }] }));
      expect(read?.attributes[0]?.value.stringValue === text).toBe(true);
    }
  });

  test.each([64, 100])("values nested %i deep in JSON", async (levels) => {
    const sent = span();
    const value = `${'{"arrayValue":{"values":['.repeat(levels)}{"stringValue":"core"}${"]}}".repeat(levels)}`;
    const body = JSON.stringify(requestOf([sent])).replace(
      '"attributes":[],"events"',
      `"attributes":[{"key":"k","value":${value}}],"events"`,
    );
    expect((await send(body)).status).toBe(200);
    const [read] = await stored(sent.traceId);
    const text = JSON.stringify(read?.attributes);
    expect(text.includes(value)).toBe(levels <= 64);
    expect(text.replaceAll("\\", "")).toContain('{"stringValue":"core"}');
  });

  test("values nested 100,000 deep in JSON are refused or kept, never a failure", async () => {
    const sent = span();
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const body = JSON.stringify(requestOf([sent])).replace('"attributes":[]', `"attributes":{"k":${deep}}`);
    const answer = await send(body);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("nested too deeply")]);
    const [read] = await kept(span({ attributes: [{ key: "input.value", value: { stringValue: deep } }] }));
    expect(read?.attributes[0]?.value.stringValue).toBe(deep);
  });

  test("values nested 1,000 deep in protobuf", async () => {
    const ids = encode("Span", { traceId: Buffer.alloc(16, 7), spanId: Buffer.alloc(8, 7) });
    const pair = bytes(fieldOf(1, Buffer.from("deep")), fieldOf(2, nestedValue(1_000, "core")));
    expect((await send(bodyOfSpan(bytes(ids, fieldOf(9, pair))))).status).toBe(200);
    const [read] = await stored("07".repeat(16));
    const inner = /"bytesValue":"([^"]*)"/.exec(JSON.stringify(read))?.[1] ?? "";
    expect(Buffer.from(inner, "base64").includes("core")).toBe(true);
  });
});

describe("odd times are stored as sent and shown within bounds", () => {
  test.each([
    ["an end before the start", "1767225601000000000", "1767225600000000000", 0],
    ["the years 1970", "1", "1000000001", 1_000_000_000],
    ["the year 2200", "7258118400000000000", "7258118400000000005", 5],
    ["the last moment of 2262", "9223372036854775807", "9223372036854775807", 0],
    ["no start", "0", "1767225600000000000", 0],
    ["no end", "1767225600000000000", "0", 0],
    ["neither", "0", "0", 0],
  ])("%s", async (_, startTimeUnixNano, endTimeUnixNano, duration) => {
    const sent = span({ startTimeUnixNano, endTimeUnixNano });
    expect(await kept(sent)).toEqual([sent]);
    const [row] = await sql`select duration_ns, week from traces where trace_id = ${sent.traceId}`;
    expect(Number(row?.duration_ns)).toBe(duration);
    expect(Math.abs(new Date(row?.week).getTime() - Date.now())).toBeLessThan(100 * 86_400_000);
  });
});

test("counts and costs beyond what a column holds fail no batch", async () => {
  const traceId = random.hex(32);
  const huge = ["9223372036854775807", "-5", "9007199254740991"].flatMap((intValue) => [{ intValue }]);
  const values = [
    ...huge,
    { doubleValue: 1e308 },
    { doubleValue: "NaN" as const },
    { stringValue: "1e999" },
    { intValue: "99999999999999999999" },
  ];
  const keys = [
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.output_tokens",
    "llm.token_count.total",
    "llm.cost.total",
    "gen_ai.response.time_to_first_chunk",
  ];
  const spans = random.times(1_100, (i) =>
    span({
      traceId,
      attributes: [
        { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
        ...keys.map((key, at) => ({
          key,
          value: i > 20 ? { intValue: "9007199254740991" } : (values[(i + at) % values.length] ?? {}),
        })),
      ],
    }),
  );
  expect((await send(requestOf(spans))).status).toBe(200);
  expect((await send(requestOf(spans))).status).toBe(200);
  expect(await stored(traceId)).toHaveLength(1_100);
});
