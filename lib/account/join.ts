import "server-only";
import { db } from "@/db";
import { fail } from "../errors";
import { acceptInvitation, getInvitation } from "../members/invitations";
import { hashPassword } from "./password";
import { createUser } from "./queries";

/** Makes an account with an invitation, which names its e-mail, and joins the project: both or neither. */
export async function joinWithInvitation(person: { token: string; name: string; password: string }) {
  const invitation =
    (await getInvitation(person.token)) ??
    fail("not_found", "This invitation was used, withdrawn, or is too old. Ask for a new one.");
  const { email } = invitation;
  const passwordHash = await hashPassword(person.password);

  return db.transaction(async (tx) => {
    const id = await createUser({ email, name: person.name, passwordHash }, tx);
    if (!id) fail("conflict", "You have an account already. Sign in to accept.");
    const { slug } = await acceptInvitation({ id, email }, person.token, tx);
    return { email, slug };
  });
}
