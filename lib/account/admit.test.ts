import { afterEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { admit } = await import("./admit");
const { getSessionUser, getSignIn, setPassword } = await import("./queries");
const { invite } = await import("../members/invitations");
const { listProjects } = await import("../projects/queries");
const { testProject, testUser } = await import("../projects/test-project");

afterEach(() => vi.unstubAllEnvs());

describe("somebody who comes through a provider", () => {
  test("is linked to the user with that verified e-mail", async () => {
    const user = await testUser();
    expect(await admit({ email: user.email.toUpperCase(), verified: true, name: "Ada" })).toBeUndefined();
    expect((await getSignIn(user.email))?.id).toBe(user.id);
  });

  test("is refused without a verified e-mail, even a known one", async () => {
    const user = await testUser();
    expect(await admit({ email: user.email, verified: false, name: "Eve" })).toBe("unverified");
    expect(await admit({ email: undefined, verified: true, name: "Eve" })).toBe("unverified");
  });

  test("is refused when unknown and not invited, and no user is made", async () => {
    expect(await admit({ email: "stranger@example.com", verified: true, name: "S" })).toBe("no-account");
    expect(await getSignIn("stranger@example.com")).toBeUndefined();
  });

  test("is let in when unknown where signing up is open", async () => {
    vi.stubEnv("PHAROS_SIGN_UP", "open");
    expect(await admit({ email: "open@example.com", verified: true, name: "O" })).toBeUndefined();
    expect((await getSignIn("open@example.com"))?.name).toBe("O");
  });

  test("is let in when invited, and joins that project", async () => {
    const { owner, slug } = await testProject();
    await invite(owner, { email: "invited@example.com", role: "viewer", days: 1 });
    expect(await admit({ email: "invited@example.com", verified: true, name: "I" })).toBeUndefined();
    const user = await getSignIn("invited@example.com");
    expect(await listProjects(user?.id ?? 0)).toMatchObject([{ slug, role: "viewer" }]);
  });

  test("takes over an account that somebody else made for their address, and shuts that one out", async () => {
    const squatted = await testUser("scrypt$a$hash");
    const session = { userId: squatted.id, version: (await getSignIn(squatted.email))?.version ?? 0 };
    await admit({ email: squatted.email, verified: true, name: "Rightful" });
    expect((await getSignIn(squatted.email))?.passwordHash).toBeNull();
    expect(await getSessionUser(session)).toBeUndefined();
  });

  test("keeps the password that was set through a mailed link", async () => {
    const user = await testUser();
    await setPassword(user.id, "own password", { byMail: true });
    const before = await getSignIn(user.email);
    await admit({ email: user.email, verified: true, name: "Ada" });
    expect(await getSignIn(user.email)).toEqual(before);
  });
});
