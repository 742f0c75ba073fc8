import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { type AttributeList, attributeQuery } from "./schema";

type List = (query?: Record<string, string>) => Promise<AttributeList["items"]>;

let list: List;
let listOfOther: List;

beforeAll(async () => {
  await testDatabase();
  const { testSender } = await import("@/test/sender");
  const { listAttributes } = await import("./attribute-keys");
  const [sender, other] = [await testSender(), await testSender()];
  const of = (member: typeof sender.owner): List => {
    return async (query = {}) => (await listAttributes(member, attributeQuery.parse(query))).items;
  };
  expect((await sender.send({ resourceSpans: [resourceSpans(1), resourceSpans(2), resourceSpans(3)] })).status).toBe(
    200,
  );
  list = of(sender.owner);
  listOfOther = of(other.owner);
});

function resourceSpans(n: number) {
  const start = `${1_795_176_000 + n * 60}000000000`;
  const attributes = [
    { key: "app.Tier", value: { stringValue: n === 1 ? "Free" : "paid" } },
    { key: "app.temperature", value: { doubleValue: n / 2 } },
    { key: "app.mixed", value: n === 1 ? { intValue: 1 } : { stringValue: "one" } },
    { key: "app.tags", value: { arrayValue: { values: [{ stringValue: "x" }, { stringValue: `y${n}` }] } } },
    { key: "llm.tools.0.name", value: { stringValue: "search" } },
    { key: "llm.tools.1.name", value: { stringValue: "refund" } },
    { key: "app.long", value: { stringValue: "long ".repeat(100) } },
    ...(n === 3 ? [{ key: "app.debug", value: { boolValue: false } }] : []),
  ];
  const span = {
    traceId: `${n}`.repeat(32),
    spanId: `${n}`.repeat(16),
    name: "run",
    startTimeUnixNano: start,
    endTimeUnixNano: start,
  };
  return {
    resource: { attributes: [{ key: "service.name", value: { stringValue: "api" } }] },
    scopeSpans: [{ spans: [{ ...span, attributes }] }],
  };
}

test("keys with their types, most frequent first", async () => {
  expect(await list()).toEqual([
    { text: "llm.tools.*.name", count: 6, type: "text" },
    { text: "app.Tier", count: 3, type: "text" },
    { text: "app.long", count: 3, type: "text" },
    { text: "app.mixed", count: 3, type: null },
    { text: "app.tags", count: 3, type: "list" },
    { text: "app.temperature", count: 3, type: "number" },
    { text: "service.name", count: 3, type: "text" },
    { text: "app.debug", count: 1, type: "boolean" },
  ]);
  expect((await list({ find: "TIER" })).map(({ text }) => text)).toEqual(["app.Tier"]);
});

test("values of a key", async () => {
  expect(await list({ key: "app.Tier" })).toEqual([
    { text: "paid", count: 2, type: "text" },
    { text: "Free", count: 1, type: "text" },
  ]);
  expect((await list({ key: "app.Tier", find: "fr" })).map(({ text }) => text)).toEqual(["Free"]);
  expect((await list({ key: "app.tags" })).map(({ text }) => text)).toEqual(["x", "y1", "y2", "y3"]);
  expect((await list({ key: "llm.tools.7.name" })).map(({ text }) => text)).toEqual(["refund", "search"]);
  expect(await list({ key: "app.long" })).toEqual([]);
  expect(await list({ key: "no.such" })).toEqual([]);
});

test("no project sees another's keys", async () => {
  expect(await listOfOther()).toEqual([]);
});
