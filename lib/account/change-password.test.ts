import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { takeAttempt } = await import("./attempts");
const { signInWithPassword } = await import("./sign-in");
const { changePassword, resetPassword } = await import("./change-password");
const { hashPassword, verifyPassword } = await import("./password");
const { endSessions, getSessionUser, getSignIn } = await import("./queries");
const { createLoginToken } = await import("./tokens");
const { testUser } = await import("../projects/test-project");

const passwordHash = await hashPassword("old password");

describe("a user", () => {
  let user: Awaited<ReturnType<typeof testUser>>;
  let session: { userId: number; version: number };
  beforeEach(async () => {
    user = await testUser(passwordHash);
    session = { userId: user.id, version: (await getSignIn(user.email))?.version ?? 0 };
    expect((await getSessionUser(session))?.id).toBe(user.id);
  });

  test("changes the password, which ends all sessions and open links", async () => {
    const link = await createLoginToken(user.id, "reset-password", 5);
    await changePassword(user, "old password", "new password");
    expect(await getSessionUser(session)).toBeUndefined();
    expect(await verifyPassword("new password", (await getSignIn(user.email))?.passwordHash)).toBe(true);
    await expect(resetPassword(link, "another one")).rejects.toThrow("used already");
  });

  test("cannot change it without the current one, nor guess that one", async () => {
    await expect(changePassword(user, "wrong", "new password")).rejects.toMatchObject({ field: "current" });
    expect((await getSessionUser(session))?.id).toBe(user.id);
    for (let i = 0; i < 9; i++) await changePassword(user, "wrong", "new password").catch(() => undefined);
    await expect(changePassword(user, "old password", "new password")).rejects.toThrow("Too many attempts");
  });

  test("who has no password sets a first one without it, and can use it at once", async () => {
    const linked = await testUser();
    for (let i = 0; i < 11; i++) await takeAttempt(`email:${linked.email}`, 11);
    await changePassword(linked, "", "first password");
    expect((await signInWithPassword({ email: linked.email, password: "first password" }, "a")).id).toBe(linked.id);
  });

  test("resets it by a link, once, which ends all sessions", async () => {
    const link = await createLoginToken(user.id, "reset-password", 5);
    expect(await resetPassword(link, "new password")).toEqual({ email: user.email });
    expect(await getSessionUser(session)).toBeUndefined();
    await expect(resetPassword(link, "stolen password")).rejects.toThrow("used already");
    expect(await verifyPassword("new password", (await getSignIn(user.email))?.passwordHash)).toBe(true);
  });

  test("ends all sessions", async () => {
    await endSessions(user.id);
    expect(await getSessionUser(session)).toBeUndefined();
  });
});
