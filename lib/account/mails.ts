import "server-only";
import { publicUrl, sendMail } from "../mail";
import { createUser, getSignIn } from "./queries";
import { createLoginToken } from "./tokens";

/** A stranger gets an account without a password; the mail lets whoever reads that mailbox set one. */
export async function mailSignUp({ email, name }: { email: string; name: string }) {
  const created = await createUser({ email, name });
  const userId = created ?? (await getSignIn(email))?.id;
  if (!userId) return;
  const link = publicUrl(`/reset-password?token=${await createLoginToken(userId, "reset-password", 24 * 60)}`);
  const text = created
    ? `Welcome. Choose a password to start using Pharos:\n\n${link}\n\nThe link works once, for a day.`
    : `You have an account with this e-mail already. Sign in at ${publicUrl("/sign-in")}, or choose a new password:\n\n${link}`;
  await sendMail({ to: email, subject: created ? "Welcome to Pharos" : "Your Pharos account", text });
}

export async function mailReset(email: string) {
  const user = await getSignIn(email);
  if (!user) return;
  const link = publicUrl(`/reset-password?token=${await createLoginToken(user.id, "reset-password", 60)}`);
  const text = `Choose a new password:\n\n${link}\n\nThe link works once, for an hour. If you did not ask for it, ignore this mail.`;
  await sendMail({ to: email, subject: "A new password for Pharos", text });
}
