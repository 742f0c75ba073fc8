import { describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("passwords", () => {
  test("only the right one matches", async () => {
    const hash = await hashPassword("correct horse");
    expect(await verifyPassword("correct horse", hash)).toBe(true);
    expect(await verifyPassword("correct horse ", hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  test("the hash keeps its cost, shows no password and is salted", async () => {
    const [first, second] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toContain("correct");
    expect(first).not.toBe(second);
  });

  test("the same letters match however they were composed", async () => {
    expect(await verifyPassword("caf\u0065\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(true);
  });

  test("nobody and a user without a password never match", async () => {
    expect(await verifyPassword("", undefined)).toBe(false);
    expect(await verifyPassword("anything", null)).toBe(false);
  });

  test("an unknown user takes about as long as a wrong password", async () => {
    const hash = await hashPassword("correct horse");
    const known = await time(() => verifyPassword("wrong", hash));
    const unknown = await time(() => verifyPassword("wrong", undefined));
    expect(unknown).toBeGreaterThan(known / 4);
  });
});

async function time(work: () => Promise<unknown>) {
  const start = performance.now();
  for (let i = 0; i < 3; i++) await work();
  return performance.now() - start;
}
