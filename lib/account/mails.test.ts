import { afterEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { mailReset, mailSignUp } = await import("./mails");
const { getSignIn } = await import("./queries");
const { isLoginToken } = await import("./tokens");
const { testUser } = await import("../projects/test-project");

const log = vi.spyOn(console, "warn").mockImplementation(() => undefined);
afterEach(() => log.mockClear());

describe("without SMTP the log says what would have been sent", () => {
  test("a reset for somebody known, and nothing for a stranger", async () => {
    const user = await testUser();
    await mailReset("stranger@example.com");
    expect(log).not.toHaveBeenCalled();
    await mailReset(user.email);
    expect(log.mock.lastCall?.[0]).toContain(`To: ${user.email}`);
    expect(await isLoginToken(tokenInLog(), "reset-password")).toBe(true);
  });

  test("signing up makes an account nobody can enter before the mailbox was shown", async () => {
    await mailSignUp({ email: "new@example.com", name: "New" });
    expect(await getSignIn("new@example.com")).toMatchObject({ name: "New", passwordHash: null });
    expect(await isLoginToken(tokenInLog(), "reset-password")).toBe(true);
  });

  test("signing up again changes nothing about the account", async () => {
    const user = await testUser("scrypt$its$hash");
    await mailSignUp({ email: user.email, name: "Impostor" });
    expect(await getSignIn(user.email)).toMatchObject({ name: user.name, passwordHash: "scrypt$its$hash" });
    expect(log.mock.lastCall?.[0]).toContain("You have an account");
  });

  test("links never point where the request came from", async () => {
    vi.stubEnv("PHAROS_URL", "https://pharos.example.com/");
    await mailReset((await testUser()).email);
    expect(log.mock.lastCall?.[0]).toContain("https://pharos.example.com/reset-password?token=");
    vi.unstubAllEnvs();
  });
});

function tokenInLog() {
  return String(log.mock.lastCall?.[0]).match(/token=([\w-]+)/)?.[1] ?? "";
}
