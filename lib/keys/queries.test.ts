import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { apiKeys } from "@/db/schema/people";
import { testDatabase } from "@/test/database";

await testDatabase();
const { db } = await import("@/db");
const { createKey, findKey, listKeys, revokeKey } = await import("./queries");
const { hashKey, keyIn } = await import("./secret");
const { testProject } = await import("../projects/test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

describe("API keys", () => {
  let ours: TestProject;
  let theirs: TestProject;
  beforeAll(async () => {
    [ours, theirs] = [await testProject(), await testProject()];
  });
  afterEach(() => vi.useRealTimers());

  test("are shown once and stored as a hash", async () => {
    const secret = await createKey(ours.owner, { name: "worker", access: "write" });
    expect(secret).toMatch(/^ph_[0-9A-Za-z]{32}$/);
    const rows = await db.select().from(apiKeys);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows.map((row) => row.keyHash)).toContain(hashKey(secret));
    expect(JSON.stringify(await listKeys(ours.owner))).not.toContain(hashKey(secret));
  });

  test("give their project and what ingest needs of it", async () => {
    const secret = await createKey(ours.owner, { name: "reader", access: "read" });
    const found = await findKey(secret);
    expect(found).toMatchObject({ projectId: ours.id, slug: ours.slug, access: "read", retentionDays: 90 });
    expect(found?.hashKey).toMatch(/^[0-9a-f]{64}$/);
    expect(found?.hashKey).not.toBe(
      (await findKey(await createKey(theirs.owner, { name: "x", access: "read" })))?.hashKey,
    );
  });

  test("that nobody made are unknown", async () => {
    expect(await findKey(`ph_${"0".repeat(32)}`)).toBeUndefined();
    expect(await findKey("")).toBeUndefined();
  });

  test("stop working when revoked: here at once, elsewhere within five seconds", async () => {
    const here = await createKey(ours.owner, { name: "here", access: "write" });
    expect(await findKey(here)).toBeDefined();
    await revokeKey(ours.owner, await idOf(here));
    expect(await findKey(here)).toBeUndefined();

    const elsewhere = await createKey(ours.owner, { name: "elsewhere", access: "write" });
    expect(await findKey(elsewhere)).toBeDefined();
    await db
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(eq(apiKeys.id, await idOf(elsewhere)));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5_001 });
    expect(await findKey(elsewhere)).toBeUndefined();
  });

  test("note their last use, at most once a minute", async () => {
    const secret = await createKey(ours.owner, { name: "used", access: "write" });
    expect(await lastUsed(secret)).toBeNull();
    await findKey(secret);
    await vi.waitFor(async () => expect(await lastUsed(secret)).toBeInstanceOf(Date));

    const first = await lastUsed(secret);
    await findKey(secret);
    await new Promise((done) => setTimeout(done, 100));
    expect(await lastUsed(secret)).toEqual(first);

    await db
      .update(apiKeys)
      .set({ lastUsedAt: sql`now() - interval '2 minutes'` })
      .where(eq(apiKeys.keyHash, hashKey(secret)));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    await findKey(secret);
    await vi.waitFor(async () =>
      expect((await lastUsed(secret))?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0),
    );
  });

  test("of another project are neither listed nor revoked", async () => {
    const secret = await createKey(theirs.owner, { name: "secret of theirs", access: "write" });
    expect((await listKeys(ours.owner)).map((key) => key.name)).not.toContain("secret of theirs");
    await expect(revokeKey(ours.owner, await idOf(secret))).rejects.toThrow("No such key");
    expect(await findKey(secret)).toMatchObject({ projectId: theirs.id });
  });
});

test("a key is read from Bearer and from Basic, and from nothing else", () => {
  const basic = Buffer.from("pk-any:ph_key").toString("base64");
  const read = (authorization: string) => keyIn(new Headers({ authorization }));
  expect(read("Bearer ph_key")).toBe("ph_key");
  expect(read("bearer  ph_key")).toBe("ph_key");
  expect(read(`Basic ${basic}`)).toBe("ph_key");
  expect(read("Digest ph_key")).toBeUndefined();
  expect(read("ph_key")).toBeUndefined();
  expect(keyIn(new Headers())).toBeUndefined();
});

async function rowOf(secret: string) {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.keyHash, hashKey(secret)));
  return row;
}

async function idOf(secret: string) {
  return (await rowOf(secret))?.id ?? 0;
}

async function lastUsed(secret: string) {
  return (await rowOf(secret))?.lastUsedAt;
}
