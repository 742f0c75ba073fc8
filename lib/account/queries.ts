import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/people";
import { hashPassword } from "./password";
import type { User } from "./schema";
import { endLoginTokens } from "./tokens";

export type Session = { userId: number; version: number };

const columns = { id: users.id, email: users.email, name: users.name };
const hasPassword = sql<boolean>`${users.passwordHash} is not null`;

/** The user of a session, unless it was ended since. */
export async function getSessionUser({ userId, version }: Session): Promise<User | undefined> {
  const [user] = await db
    .select({ ...columns, hasPassword })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.sessionVersion, version)));
  return user;
}

/** For signing in only: it gives away the hash and the version. */
export async function getSignIn(email: string) {
  const [user] = await db
    .select({ ...columns, passwordHash: users.passwordHash, version: users.sessionVersion })
    .from(users)
    .where(eq(users.email, email));
  return user;
}

export async function getSignInById(userId: number) {
  const [user] = await db
    .select({ ...columns, passwordHash: users.passwordHash, version: users.sessionVersion })
    .from(users)
    .where(eq(users.id, userId));
  return user;
}

type NewUser = { email: string; name: string; passwordHash?: string; verified?: boolean };

/** Gives the id of the new user, or undefined when the e-mail is taken. */
export async function createUser({ email, name, passwordHash, verified }: NewUser, tx: Pick<typeof db, "insert"> = db) {
  const [created] = await tx
    .insert(users)
    .values({ email, name, passwordHash, emailVerifiedAt: verified ? sql`now()` : null })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  return created?.id;
}

export async function renameUser(user: User, name: string) {
  await db.update(users).set({ name }).where(eq(users.id, user.id));
}

/** Ends every session and every link of the user; whoever asked has to sign in again. */
export async function setPassword(userId: number, password: string, { byMail = false } = {}) {
  const passwordHash = await hashPassword(password);
  await db
    .update(users)
    .set({
      passwordHash,
      sessionVersion: sql`${users.sessionVersion} + 1`,
      ...(byMail && { emailVerifiedAt: sql`now()` }),
    })
    .where(eq(users.id, userId));
  await endLoginTokens(userId);
}

/**
 * A provider vouches that this mailbox is theirs. Whoever set a password before that never showed it,
 * so that password and its sessions end: nobody can lay claim to an address ahead of its owner.
 */
export async function verifyEmail(userId: number) {
  await db
    .update(users)
    .set({ emailVerifiedAt: sql`now()`, passwordHash: null, sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(and(eq(users.id, userId), sql`${users.emailVerifiedAt} is null`));
}

export async function endSessions(userId: number) {
  await db
    .update(users)
    .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(eq(users.id, userId));
  await endLoginTokens(userId);
}
