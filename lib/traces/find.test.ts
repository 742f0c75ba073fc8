import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import type { Member } from "../auth";

const traceId = "5b8efff798038103d269b633813fc60c";
const says = (role: string, content: string) => ({ role, parts: [{ type: "text", content }] });
const question = says("user", "Where is my REFUND? The refund, I mean.");
const answer = says("assistant", "Your réfund is on its way.");
const calls = {
  role: "assistant",
  parts: [{ type: "tool_call", id: "c1", name: "issue_refund", arguments: { reason: "late", text: "ok" } }],
};

let member: Member;
let find: (text: string) => Promise<string[]>;

beforeAll(async () => {
  await testDatabase();
  const { testSender } = await import("@/test/sender");
  const { findInTrace } = await import("./queries");
  const sender = await testSender();
  member = sender.owner;
  const chat = (n: number, input: object[], output: object[]) =>
    span(n, "chat", {
      "gen_ai.operation.name": "chat",
      "gen_ai.input.messages": JSON.stringify(input),
      "gen_ai.output.messages": JSON.stringify(output),
    });
  const answered = await sender.send({
    resourceSpans: [
      {
        resource: { attributes: [attribute("service.name", "refund-shop")] },
        scopeSpans: [
          {
            spans: [
              chat(1, [question], [calls]),
              { ...span(2, "issue_refund", { "app.note": 'nested {"a": "b\\nc"}' }), events: [event] },
              chat(3, [question, calls, says("tool", "done")], [answer]),
              chat(4, [question, calls, says("tool", "done"), answer, says("user", "退款 для Ёлки")], []),
            ],
          },
        ],
      },
    ],
  });
  expect(answered.status).toBe(200);
  find = async (text) => {
    const found = await findInTrace(member, traceId, text);
    return (found?.matches ?? []).map(({ spanId, place, nth }) => `${spanId.at(-1)} ${place} ${nth}`);
  };
});

const event = { name: "log", timeUnixNano: "1795176000500000000", attributes: [attribute("why", "Refund was late")] };

function span(n: number, name: string, attributes: Record<string, string>) {
  return {
    traceId,
    spanId: n.toString(16).padStart(16, "0"),
    name,
    startTimeUnixNano: `179517600${n}000000000`,
    endTimeUnixNano: `179517600${n}500000000`,
    attributes: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
  };
}

function attribute(key: string, value: string) {
  return { key, value: { stringValue: value } };
}

test("each occurrence once: where it was said first, not where a later call repeats it", async () => {
  expect(await find("refund")).toEqual([
    "1 content 0",
    "1 content 1",
    "1 content 2",
    "1 attributes 3",
    "2 heading 0",
    "2 events 0",
    "3 content 3",
  ]);
});

test("case, accents and scripts do not matter", async () => {
  expect(await find("RÉFUND IS")).toEqual(["3 content 0"]);
  expect(await find("退款")).toEqual(["4 content 0"]);
  expect(await find("елки")).toEqual(["4 content 0"]);
});

test("keys and values of JSON are found, what only wraps a message is not", async () => {
  expect(await find("reason")).toEqual(["1 content 0"]);
  expect(await find("tool_call_response")).toEqual([]);
  expect(await find("parts")).toEqual([]);
  expect(await find("app.note")).toEqual(["2 attributes 0"]);
});

test("what is not there is not found, nor anything of another project's trace", async () => {
  const { findInTrace } = await import("./queries");
  expect(await findInTrace(member, traceId, "nowhere")).toEqual({ matches: [], total: 0, partial: false });
  expect(await findInTrace({ ...member, projectId: member.projectId + 1 }, traceId, "refund")).toBeUndefined();
});

test("of a letter that stands a million times the first places are told; nobody waiting, nothing is read on", async () => {
  const { testSender } = await import("@/test/sender");
  const { findInTrace } = await import("./queries");
  const sender = await testSender();
  const spans = [1, 2].map((n) => span(n, "chat", { "my.word": "a".repeat(1_000_000) }));
  await sender.send({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
  const found = await findInTrace(sender.owner, traceId, "a");
  expect(found).toMatchObject({ partial: true, matches: { length: 2_000 } });
  expect(found?.total).toBeGreaterThan(1_000_000);
  expect(await findInTrace(sender.owner, traceId, "nowhere", AbortSignal.abort())).toMatchObject({ partial: true });
});

test("of an image its name and address are found, its bytes are not", async () => {
  const { testSender } = await import("@/test/sender");
  const { findInTrace } = await import("./queries");
  const sender = await testSender();
  const image = (url: string) => ({ type: "image_url", image_url: { url } });
  const parts = [image("data:image/png;base64,iVBORw0KGgo"), image("https://example.com/cat.png")];
  const file = { type: "file", file: { filename: "terms.pdf", file_id: "file-1" } };
  const messages = JSON.stringify([{ role: "user", content: [...parts, file] }]);
  const spans = [span(1, "chat", { "gen_ai.operation.name": "chat", "gen_ai.input.messages": messages })];
  await sender.send({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
  const totals = ["KGgo", "cat.png", "terms.pdf", "file-1"].map(async (text) => {
    return (await findInTrace(sender.owner, traceId, text))?.total;
  });
  expect(await Promise.all(totals)).toEqual([0, 1, 1, 1]);
});
