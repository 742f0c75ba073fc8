import "server-only";
import { eq, lt, sql } from "drizzle-orm";
import { db } from "@/db";
import { signInFailures } from "@/db/schema/people";
import { fail } from "../errors";

const minutes = 15;
const { subject: column, failures, windowStart } = signInFailures;
const expired = sql`${windowStart} < now() - make_interval(mins => ${minutes})`;

/** Counts before the attempt is made, so that many at once cannot slip through; a good one is given back. */
export async function takeAttempt(subject: string, limit: number) {
  const [attempt] = await db
    .insert(signInFailures)
    .values({ subject, failures: 1, windowStart: sql`now()` })
    .onConflictDoUpdate({
      target: column,
      set: {
        failures: sql`case when ${expired} then 1 else ${failures} + 1 end`,
        windowStart: sql`case when ${expired} then now() else ${windowStart} end`,
      },
    })
    .returning({ failures, windowStart });
  if (attempt?.failures === 1) await db.delete(signInFailures).where(lt(windowStart, sql`now() - interval '1 day'`));
  if (attempt && attempt.failures > limit) fail("too_many", `Too many attempts. ${whenAgain(attempt.windowStart)}`);
}

export async function giveBackAttempt(subject: string) {
  await db
    .update(signInFailures)
    .set({ failures: sql`greatest(${failures} - 1, 0)` })
    .where(eq(column, subject));
}

export async function clearAttempts(subject: string) {
  await db.delete(signInFailures).where(eq(column, subject));
}

function whenAgain(start: Date) {
  const left = Math.max(1, Math.ceil((start.getTime() + minutes * 60_000 - Date.now()) / 60_000));
  return left === 1 ? "Try again in a minute." : `Try again in ${left} minutes.`;
}
