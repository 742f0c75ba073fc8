import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { decodeTracesJson } from "../otlp/decode-json";
import { corpusFile } from "../thread/test-threads";
import { userQuery } from "../users/schema";
import { sessionQuery } from "./schema";

await testDatabase();
const { storeSpans } = await import("../ingest/store");
const { testProject } = await import("../projects/test-project");
const { listUsers } = await import("../users/queries");
const { listSessions } = await import("./queries");
const { sumUpGroups } = await import("./sum-up");

const every = 3;

/** How many lines of the file, each a run, name each value of an attribute: taken from its text. */
function countOf(lines: string[], key: string): Map<string, number> {
  const pattern = new RegExp(`"key":"${key}","value":\\{"stringValue":"([^"]+)"`, "g");
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const id of new Set(Array.from(line.matchAll(pattern), ([, id = ""]) => id))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

test.skipIf(!existsSync(corpusFile("tau_bench")))(
  "the runs of a real set are grouped into its sessions and users",
  async () => {
    const { owner } = await testProject();
    const text = gunzipSync(readFileSync(corpusFile("tau_bench"))).toString();
    const lines = text.split("\n").filter((line, i) => line !== "" && i % every === 0);
    for (const line of lines) {
      await storeSpans({ projectId: owner.projectId, hashKey: "a key", retentionDays: 3_650 }, decodeTracesJson(line));
    }
    await sumUpGroups();

    const sessions = (await listSessions(owner, sessionQuery.parse({ limit: 200 }))).items;
    expect(new Map(sessions.map(({ sessionId, traceCount }) => [sessionId, traceCount]))).toEqual(
      countOf(lines, "gen_ai.conversation.id"),
    );
    const users = countOf(lines, "user.id");
    const found = (await listUsers(owner, userQuery.parse({ limit: 200 }))).items;
    expect(new Map(found.map(({ userId, traceCount }) => [userId, traceCount]))).toEqual(users);
    expect(users.size).toBeGreaterThan(20);
    for (const [user, count] of [...users].slice(0, 10)) {
      expect((await listSessions(owner, sessionQuery.parse({ user }))).items).toHaveLength(count);
    }
  },
  120_000,
);
