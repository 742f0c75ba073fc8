import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { db } from "@/db";
import { loginTokens } from "@/db/schema/people";

type Purpose = (typeof loginTokens.$inferSelect)["purpose"];

export function newToken() {
  return randomBytes(32).toString("base64url");
}

export function hashToken(token: string) {
  return createHash("sha256").update(token).digest("hex");
}

export async function createLoginToken(userId: number, purpose: Purpose, minutes: number) {
  const token = newToken();
  const expiresAt = new Date(Date.now() + minutes * 60_000);
  await db.delete(loginTokens).where(and(eq(loginTokens.userId, userId), lt(loginTokens.expiresAt, sql`now()`)));
  await db.insert(loginTokens).values({ tokenHash: hashToken(token), userId, purpose, expiresAt });
  return token;
}

/** Gives the user once; never again, not even to two requests at the same moment. */
export async function spendLoginToken(token: string, purpose: Purpose) {
  const [used] = await db
    .update(loginTokens)
    .set({ usedAt: sql`now()` })
    .where(usable(token, purpose))
    .returning({ userId: loginTokens.userId });
  return used?.userId;
}

/** Whether a link still works, without using it up. */
export async function isLoginToken(token: string, purpose: Purpose) {
  return (await db.$count(loginTokens, usable(token, purpose))) > 0;
}

export async function endLoginTokens(userId: number) {
  await db
    .update(loginTokens)
    .set({ usedAt: sql`now()` })
    .where(and(eq(loginTokens.userId, userId), isNull(loginTokens.usedAt)));
}

function usable(token: string, purpose: Purpose) {
  return and(
    eq(loginTokens.tokenHash, hashToken(token)),
    eq(loginTokens.purpose, purpose),
    isNull(loginTokens.usedAt),
    gt(loginTokens.expiresAt, sql`now()`),
  );
}
