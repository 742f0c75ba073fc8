import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { traceQuery } from "../traces/schema";

type Attributes = Record<string, string | number>;

let list: (q: string, more?: object) => Promise<string[]>;
let search: (q: string, more?: object) => Promise<import("../traces/schema").TracePage>;

/** Traces by their last digits, a minute apart, the first one earliest. */
const sent: Record<string, Attributes[]> = {
  a1: [
    { "gen_ai.agent.name": "Support", "session.id": "chat 1", "user.id": "ann", "input.value": "Where is my REFUND?" },
    {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "issue_refund",
      "output.value": '{"note":"r\\nnow"}',
    },
  ],
  b2: [{ "gen_ai.agent.name": "Sales", "session.id": "chat 2", "input.value": "an exact phrase, and été" }],
  c3: [
    {
      "input.value": "exact\\nthings, a phrase",
      "app.temperature": 0.7,
      "app.path": "/srv/app/main.ts",
      "user.id": '"c", *',
    },
  ],
  d4: [
    {
      "input.value": '{"refund":{"reason":"申请退款 because"}}',
      "app.temperature": 0.2,
      "app.path": "*starred*",
      "user.id": "*",
      "llm.tools.0.tool.name": "fetch_page",
    },
  ],
};

beforeAll(async () => {
  await testDatabase();
  const { testSender } = await import("@/test/sender");
  const { listTraces } = await import("../traces/queries");
  const sender = await testSender();
  const answer = await sender.send({
    resourceSpans: [
      { scopeSpans: [{ spans: Object.entries(sent).flatMap(([id, spans], n) => spansOf(id, n, spans)) }] },
    ],
  });
  expect(answer.status).toBe(200);
  search = (q, more) => listTraces(sender.owner, traceQuery.parse({ q, order: "asc", ...more }));
  list = async (q, more) => (await search(q, more)).items.map(({ traceId }) => traceId.slice(-2));
});

function spansOf(id: string, n: number, spans: Attributes[]) {
  const start = 1_795_176_000 + n * 60;
  return spans.map((attributes, i) => ({
    traceId: id.padStart(32, "0"),
    spanId: `${n + 1}${i}`.padStart(16, "0"),
    parentSpanId: i > 0 ? `${n + 1}0`.padStart(16, "0") : "",
    name: `${id} step ${i}`,
    startTimeUnixNano: `${start}000000000`,
    endTimeUnixNano: `${start + n + 1}000000000`,
    status: { code: id === "b2" ? 2 : 1 },
    attributes: Object.entries(attributes).map(([key, value]) => ({
      key,
      value: typeof value === "number" ? { doubleValue: value } : { stringValue: value },
    })),
  }));
}

test.each([
  ["refund", ["a1"]],
  ["REFUND where", ["a1"]],
  ["phrase", ["b2", "c3"]],
  ['"exact phrase"', ["b2"]],
  ["exact -ete", ["c3"]],
  ["refund OR ete", ["a1", "b2"]],
  ["退款", ["d4"]],
  ["because", ["d4"]],
  ["reason", []],
  ["main.ts", ["c3"]],
  ["srv/app", ["c3"]],
  ["now", ["a1"]],
  ["rnow", []],
  ["nowhere", []],
  ["-refund", ["b2", "c3", "d4"]],
  ["status:error", ["b2"]],
  ["-status:error phrase", ["c3"]],
  ["agent:Support", ["a1"]],
  ["agent:s*", ["a1", "b2"]],
  ['session:"chat 1","chat 2"', ["a1", "b2"]],
  ["user:*", ["a1", "c3", "d4"]],
  ["-user:*", ["b2"]],
  ["user:\\*", ["d4"]],
  ['user:"\\"c\\", \\*"', ["c3"]],
  ['user:*\\"*', ["c3"]],
  ["user:*\\*", ["c3", "d4"]],
  ["@app.path:\\*starred\\*", ["d4"]],
  ["@app.path:\\*star*", ["d4"]],
  ["tool:issue_refund", ["a1"]],
  ["duration>=3s", ["c3", "d4"]],
  ["duration:2s..3s", ["b2", "c3"]],
  ["spans>1", ["a1"]],
  ["@app.temperature:*", ["c3", "d4"]],
  ["@app.temperature:0.7", ["c3"]],
  ["@app.temperature<0.5", ["d4"]],
  ["-@app.temperature<0.5", ["a1", "b2", "c3"]],
  ["@app.path:*main*", ["c3"]],
  ["-@app.path:*main* exact", ["b2"]],
  ["@llm.tools.0.tool.name:fetch_page", ["d4"]],
  ["@llm.tools.7.tool.name:fetch*", ["d4"]],
])("%s", async (q, found) => {
  expect(await list(q)).toEqual(found);
});

test("a hit says where, and marks it", async () => {
  const [first] = (await search("退款")).items;
  const { snippet = "", marks = [], key, spanId } = first?.hit ?? {};
  expect({ key, spanId, marked: snippet.slice(...(marks[0] ?? [])) }).toEqual({
    key: "input.value",
    spanId: "0000000000000040",
    marked: "退款",
  });
});

test("pages go on where the last one ended", async () => {
  const first = await search("-nowhere", { limit: 3 });
  expect(first.items).toHaveLength(3);
  expect(await list("-nowhere", { limit: 3, cursor: first.nextCursor })).toEqual(["d4"]);
});

test("what cannot be read is said with its place", () => {
  const { error } = traceQuery.safeParse({ q: 'refund "open' });
  expect(error?.issues[0]).toMatchObject({ path: ["q"], message: "This quotation has no end (at character 8)." });
});
