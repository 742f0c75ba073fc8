import "server-only";
import { fail } from "../errors";
import { clearAttempts, giveBackAttempt, takeAttempt } from "./attempts";
import { verifyPassword } from "./password";
import { getSignIn, getSignInById } from "./queries";
import { credentials } from "./schema";
import { spendLoginToken } from "./tokens";

const limits = { email: 10, address: 50 };
const wrong = "That e-mail and password do not match.";

export async function signInWithPassword(input: unknown, address: string) {
  const { email, password } = credentials.safeParse(input).data ?? fail("unauthorized", wrong);
  await takeAttempt(`address:${address}`, limits.address);
  await takeAttempt(`email:${email}`, limits.email);

  const user = await getSignIn(email);
  const matches = await verifyPassword(password, user?.passwordHash);
  if (!user || !matches) fail("unauthorized", wrong);

  await Promise.all([clearAttempts(`email:${email}`), giveBackAttempt(`address:${address}`)]);
  return user;
}

export async function signInWithLink(token: string, address: string) {
  await takeAttempt(`address:${address}`, limits.address);
  const userId = await spendLoginToken(token, "sign-in");
  const user = userId ? await getSignInById(userId) : undefined;
  if (!user) fail("unauthorized", "This link was used already, or is too old.");
  await giveBackAttempt(`address:${address}`);
  return user;
}
