import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { type SpanPage, spanQuery } from "./schema";

type List = (query: Record<string, string>) => Promise<SpanPage>;

let list: List;
let listOfOther: List;

/** Trace n has n spans: an agent, and below it calls of a model and of a tool by turns. The last one starts latest. */
const traces = 30;

beforeAll(async () => {
  await testDatabase();
  const { testSender } = await import("@/test/sender");
  const { listSpans } = await import("./span-list");
  const [sender, other] = [await testSender(), await testSender()];
  const spans = Array.from({ length: traces }, (_, i) => spansOf(i + 1)).flat();
  expect((await sender.send({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).status).toBe(200);
  expect((await other.send({ resourceSpans: [{ scopeSpans: [{ spans: spansOf(2) }] }] })).status).toBe(200);
  list = (query) => listSpans(sender.owner, spanQuery.parse(query));
  listOfOther = (query) => listSpans(other.owner, spanQuery.parse(query));
});

function spansOf(n: number) {
  const start = 1_795_176_000 + n * 60;
  return Array.from({ length: n }, (_, i) => ({
    traceId: `${n}`.padStart(32, "0"),
    spanId: `${n}b${i}`.padStart(16, "0"),
    parentSpanId: i > 0 ? `${n}b0`.padStart(16, "0") : "",
    name: i === 0 ? `run ${n}` : `step ${i}`,
    startTimeUnixNano: `${start + i}000000000`,
    endTimeUnixNano: `${start + i + 1}000000000`,
    status: { code: i % 5 === 4 ? 2 : 1 },
    attributes: Object.entries(
      i === 0
        ? { "gen_ai.operation.name": "invoke_agent", "input.value": n % 2 ? "odd" : "even" }
        : i % 2
          ? { "gen_ai.operation.name": "chat", "gen_ai.request.model": "gpt-5" }
          : { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": i === 2 ? "search" : "refund" },
    ).map(([key, value]) => ({ key, value: { stringValue: value } })),
  }));
}

/** The same spans in the order in which they are listed. */
const expected = Array.from({ length: traces }, (_, i) => spansOf(i + 1).toReversed())
  .reverse()
  .flat();

async function all(query: Record<string, string>) {
  const items: SpanPage["items"] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ ...query, ...(cursor ? { cursor } : {}) });
    expect(page.partial).toBe(false);
    expect(page.items.length).toBeLessThanOrEqual(Number(query.limit ?? 50));
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

test.each(["1", "7", "200"])("every span is listed once, the newest trace first, %s at a time", async (limit) => {
  const items = await all({
    limit,
    ...(limit === "1" ? { to: new Date(1_795_176_000_000 + 8 * 60_000).toISOString() } : {}),
  });
  const wanted = limit === "1" ? expected.filter(({ traceId }) => Number(traceId) < 8) : expected;
  expect(items.map(({ spanId }) => spanId)).toEqual(wanted.map(({ spanId }) => spanId));
});

test("a row says where it stands in its trace", async () => {
  const { items } = await list({ limit: "1" });
  expect(items[0]).toMatchObject({
    traceId: "30".padStart(32, "0"),
    traceName: "run 30",
    offsetMs: 29_000,
    durationMs: 1_000,
  });
});

test.each<[Record<string, string>, (span: (typeof expected)[number]) => boolean]>([
  [{ kind: "TOOL" }, ({ name }) => /^step \d*[02468]$/.test(name)],
  [{ tool: "search" }, ({ name }) => name === "step 2"],
  [{ model: "gpt-5", status: "error" }, ({ name, status }) => /^step \d*[13579]$/.test(name) && status.code === 2],
  [{ name: "step 29" }, ({ name }) => name === "step 29"],
  [{ q: "odd", name: "step 3" }, ({ name, traceId }) => name === "step 3" && Number(traceId) % 2 === 1],
  [{ q: "spans<3" }, ({ traceId }) => Number(traceId) < 3],
  [{ q: "absentword" }, () => false],
])("%o", async (query, holds) => {
  const items = await all({ limit: "9", ...query });
  expect(items.map(({ spanId }) => spanId)).toEqual(expected.filter(holds).map(({ spanId }) => spanId));
});

test("no project's spans are in another's list, and a cursor has to be one", async () => {
  expect((await listOfOther({})).items.map(({ traceId }) => Number(traceId))).toEqual([2, 2]);
  const { nextCursor } = await list({ limit: "3" });
  expect((await listOfOther({ cursor: nextCursor ?? "" })).items).toHaveLength(2);
  for (const cursor of ["x", "", Buffer.from("1 2").toString("base64url")]) {
    await expect(list({ cursor })).rejects.toThrow("This cursor");
  }
});
