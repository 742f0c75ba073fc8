import "server-only";
import { env } from "../env";
import { isInvited, joinInvitedProjects } from "../members/invitations";
import { createUser, getSignIn, verifyEmail } from "./queries";

type Claim = { email: string | null | undefined; verified: boolean; name: string | null | undefined };

/** Whether a provider's user may come in; says why not. Known e-mails are linked, new ones need an invitation. */
export async function admit({
  email: claimed,
  verified,
  name,
}: Claim): Promise<"unverified" | "no-account" | undefined> {
  const email = claimed?.trim().toLowerCase();
  if (!email || !verified) return "unverified";

  const known = await getSignIn(email);
  if (known) {
    await verifyEmail(known.id);
    return;
  }

  if (env().PHAROS_SIGN_UP !== "open" && !(await isInvited(email))) return "no-account";
  const userId = await createUser({ email, name: name?.trim().slice(0, 80) || email, verified: true });
  if (userId) await joinInvitedProjects(userId, email);
}
