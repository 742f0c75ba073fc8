import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { signInFailures } from "@/db/schema/people";
import { testDatabase } from "@/test/database";
import { AppError } from "../errors";

await testDatabase();
const { db } = await import("@/db");
const { signInWithLink, signInWithPassword } = await import("./sign-in");
const { hashPassword } = await import("./password");
const { createLoginToken } = await import("./tokens");
const { testUser } = await import("../projects/test-project");

const password = "correct horse";
const passwordHash = await hashPassword(password);

describe("signing in with a password", () => {
  let email: string;
  beforeEach(async () => {
    email = (await testUser(passwordHash)).email;
  });

  test("takes the e-mail in any case", async () => {
    expect((await signInWithPassword({ email: ` ${email.toUpperCase()}`, password }, "a")).email).toBe(email);
  });

  test("says the same for a wrong password, an unknown e-mail and a user without a password", async () => {
    const without = await testUser();
    const answers = await Promise.all([
      refusal({ email, password: "wrong" }, "b"),
      refusal({ email: "nobody@example.com", password }, "b"),
      refusal({ email: without.email, password: "" }, "b"),
      refusal({ password }, "b"),
    ]);
    expect(new Set(answers)).toEqual(new Set(["That e-mail and password do not match."]));
  });

  test("stops after ten wrong passwords, then refuses the right one too, and says when to try again", async () => {
    for (let i = 0; i < 10; i++) await refusal({ email, password: "wrong" }, `c${i}`);
    expect(await refusal({ email, password }, "c")).toMatch(/^Too many attempts\. Try again in 1[45] minutes\.$/);
  });

  test("stops an unknown e-mail in the same way", async () => {
    for (let i = 0; i < 10; i++) await refusal({ email: "no@example.com", password: "wrong" }, `d${i}`);
    expect(await refusal({ email: "no@example.com", password: "wrong" }, "d")).toMatch(/^Too many attempts/);
  });

  test("counts attempts that come at the same moment", async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, (_, i) => refusal({ email, password: "x" }, `e${i}`)));
    expect(answers.filter((answer) => answer.startsWith("Too many"))).toHaveLength(4);
  });

  test("limits one address over many e-mails", async () => {
    await db.insert(signInFailures).values({ subject: "address:f", failures: 50, windowStart: sql`now()` });
    expect(await refusal({ email, password }, "f")).toMatch(/^Too many attempts/);
    expect((await signInWithPassword({ email, password }, "g")).email).toBe(email);
  });

  test("lets in again when the time is over", async () => {
    const old = sql`now() - interval '16 minutes'`;
    await db.insert(signInFailures).values({ subject: `email:${email}`, failures: 99, windowStart: old });
    expect((await signInWithPassword({ email, password }, "h")).email).toBe(email);
  });

  test("forgets the wrong ones after the right one", async () => {
    for (let i = 0; i < 9; i++) await refusal({ email, password: "wrong" }, "i");
    await signInWithPassword({ email, password }, "i");
    await refusal({ email, password: "wrong" }, "i");
    const rows = await db
      .select()
      .from(signInFailures)
      .where(eq(signInFailures.subject, `email:${email}`));
    expect(rows.map((row) => row.failures)).toEqual([1]);
  });
});

test("a sign-in link signs in once", async () => {
  const user = await testUser();
  const token = await createLoginToken(user.id, "sign-in", 5);
  expect((await signInWithLink(token, "l")).id).toBe(user.id);
  await expect(signInWithLink(token, "l")).rejects.toThrow("used already");
});

async function refusal(input: unknown, address: string) {
  const error = await signInWithPassword(input, address).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(AppError);
  return (error as AppError).message;
}
