import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { loginTokens } from "@/db/schema/people";
import { testDatabase } from "@/test/database";

await testDatabase();
const { db } = await import("@/db");
const { createLoginToken, endLoginTokens, hashToken, isLoginToken, spendLoginToken } = await import("./tokens");
const { testUser } = await import("../projects/test-project");

describe("links that sign in or set a password", () => {
  let userId: number;
  beforeAll(async () => {
    userId = (await testUser()).id;
  });

  test("work once", async () => {
    const token = await createLoginToken(userId, "sign-in", 5);
    expect(await isLoginToken(token, "sign-in")).toBe(true);
    expect(await spendLoginToken(token, "sign-in")).toBe(userId);
    expect(await spendLoginToken(token, "sign-in")).toBeUndefined();
    expect(await isLoginToken(token, "sign-in")).toBe(false);
  });

  test("work once even for ten requests at the same moment", async () => {
    const token = await createLoginToken(userId, "sign-in", 5);
    const used = await Promise.all(Array.from({ length: 10 }, () => spendLoginToken(token, "sign-in")));
    expect(used.filter(Boolean)).toEqual([userId]);
  });

  test("do only what they are for", async () => {
    const token = await createLoginToken(userId, "sign-in", 5);
    expect(await spendLoginToken(token, "reset-password")).toBeUndefined();
    expect(await spendLoginToken(token, "sign-in")).toBe(userId);
  });

  test("expire", async () => {
    const token = await createLoginToken(userId, "sign-in", -1);
    expect(await isLoginToken(token, "sign-in")).toBe(false);
    expect(await spendLoginToken(token, "sign-in")).toBeUndefined();
  });

  test("end together", async () => {
    const token = await createLoginToken(userId, "reset-password", 5);
    await endLoginTokens(userId);
    expect(await spendLoginToken(token, "reset-password")).toBeUndefined();
  });

  test("are kept as a hash only", async () => {
    const token = await createLoginToken(userId, "sign-in", 5);
    const rows = await db.select().from(loginTokens).where(eq(loginTokens.userId, userId));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.map((row) => row.tokenHash)).toContain(hashToken(token));
  });
});
