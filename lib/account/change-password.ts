import "server-only";
import { fail } from "../errors";
import { clearAttempts, takeAttempt } from "./attempts";
import { verifyPassword } from "./password";
import { getSignInById, setPassword } from "./queries";
import type { User } from "./schema";
import { spendLoginToken } from "./tokens";

/** Somebody who came through a provider or a link has no password yet, and sets the first one without it. */
export async function changePassword(user: User, current: string, password: string) {
  const known = (await getSignInById(user.id)) ?? fail("not_found", "No such user.");
  if (known.passwordHash) {
    await takeAttempt(`email:${user.email}`, 10);
    if (!(await verifyPassword(current, known.passwordHash))) {
      fail("forbidden", "That is not your password.", "current");
    }
  }
  await setPassword(user.id, password);
  await clearAttempts(`email:${user.email}`);
}

export async function resetPassword(token: string, password: string) {
  const userId = (await spendLoginToken(token, "reset-password")) ?? fail("not_found", expired);
  await setPassword(userId, password, { byMail: true });
  const user = (await getSignInById(userId)) ?? fail("not_found", expired);
  await clearAttempts(`email:${user.email}`);
  return { email: user.email };
}

const expired = "This link was used already, or is too old. Ask for a new one.";
