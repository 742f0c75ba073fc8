import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import type { Member } from "../auth";
import type { Span } from "../otlp/model";
import { thread } from "./schema";
import { longest } from "./shorten";
import { agent, chat, hexId, lines, span } from "./test-run";

const ours: Member = { projectId: 1, role: "viewer", userId: null };
const theirs: Member = { ...ours, projectId: 2 };
const talk = "1".repeat(32);
const plain = "2".repeat(32);
const theirTalk = "3".repeat(32);

let queries: typeof import("./queries");

beforeAll(async () => {
  await testDatabase();
  queries = await import("./queries");
  const hi = "user: hi";
  await store(1, talk, [
    agent("bot", [0, 9]),
    chat("a", [1, 2], [hi], [`assistant: ${"x".repeat(5_000)}`], { parent: "bot" }),
    chat("b", [3, 4], [hi, `assistant: ${"x".repeat(5_000)}`, "user: bye"], ["assistant: ok"], {
      parent: "bot",
    }),
  ]);
  await store(1, plain, [span("root", [0, 9], {}), span("step", [1, 2], { "input.value": "in" }, { parent: "root" })]);
  await store(2, theirTalk, [chat("a", [1, 2], ["user: secret"], [])]);
});

async function store(projectId: number, traceId: string, spans: Span[]) {
  const { storeSpans } = await import("../ingest/store");
  const project = { projectId, retentionDays: 3650, hashKey: "00".repeat(16) };
  await storeSpans(
    project,
    spans.map((one) => ({ ...one, traceId })),
  );
}

test("the thread of a stored trace, its long texts cut", async () => {
  const found = await queries.getThread(ours, talk);
  expect(thread.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  expect(found?.lanes).toMatchObject([{ name: "bot", spanId: hexId("bot"), messageCount: 4, returned: "ok" }]);
  expect(found && lines(found)).toEqual([
    "user: hi",
    `assistant: ${"x".repeat(longest)}`,
    "user: bye",
    "assistant: ok",
  ]);
  expect(found?.entries.map((entry) => entry.type !== "agent" && entry.cut)).toEqual([false, true, false, false]);
  expect(found?.entries[1]).toMatchObject({ spanId: hexId("a"), side: "output", index: 0, offsetMs: 2 });
});

test("nothing is cut for those who read the whole", async () => {
  const found = await queries.getWholeThread(ours, talk);
  expect(found && lines(found)[1]).toBe(`assistant: ${"x".repeat(5_000)}`);
});

test("where models and agents say nothing, the other spans are read", async () => {
  const found = await queries.getThread(ours, plain);
  expect(found && lines(found)).toEqual(["user: in"]);
});

test("a trace of another project does not exist", async () => {
  expect(await queries.getThread(theirs, talk)).toBeUndefined();
  expect(await queries.getThread(ours, theirTalk)).toBeUndefined();
  expect(await queries.getThread(ours, "4".repeat(32))).toBeUndefined();
  expect(JSON.stringify(await queries.getThread(theirs, theirTalk))).toContain("secret");
});
