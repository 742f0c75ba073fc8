import "server-only";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "@/db";
import type { Role } from "@/db/enums";
import { invitations, memberships, projects, users } from "@/db/schema/people";
import type { User } from "../account/schema";
import { hashToken, newToken } from "../account/tokens";
import type { Member } from "../auth";
import { fail } from "../errors";
import type { Invitation, OpenInvitation } from "./schema";

const gone = "This invitation was used, withdrawn, or is too old. Ask for a new one.";
const pending = and(isNull(invitations.acceptedAt), gt(invitations.expiresAt, sql`now()`));

export async function listInvitations(member: Member): Promise<Invitation[]> {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: users.name,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(eq(invitations.projectId, member.projectId), pending))
    .orderBy(desc(invitations.id));
}

/** Gives the token of the link, which is not kept. A new invitation replaces an open one for the same e-mail. */
export async function invite(member: Member, invited: { email: string; role: Role; days: number }) {
  const { email, role, days } = invited;
  const token = newToken();
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  await db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: users.id })
      .from(users)
      .innerJoin(memberships, eq(memberships.userId, users.id))
      .where(and(eq(users.email, email), eq(memberships.projectId, member.projectId)));
    if (known) fail("conflict", `${email} is a member already.`, "email");
    await tx
      .delete(invitations)
      .where(
        and(eq(invitations.projectId, member.projectId), eq(invitations.email, email), isNull(invitations.acceptedAt)),
      );
    await tx.insert(invitations).values({
      projectId: member.projectId,
      email,
      role,
      tokenHash: hashToken(token),
      invitedBy: member.userId,
      expiresAt,
    });
  });
  return token;
}

export async function revokeInvitation(member: Member, id: number) {
  const revoked = await db
    .delete(invitations)
    .where(and(eq(invitations.projectId, member.projectId), eq(invitations.id, id), isNull(invitations.acceptedAt)))
    .returning({ id: invitations.id });
  if (revoked.length === 0) fail("not_found", "No such invitation.");
}

/** For whoever holds the link, signed in or not. */
export async function getInvitation(token: string): Promise<OpenInvitation | undefined> {
  const [invitation] = await db
    .select({
      projectName: projects.name,
      email: invitations.email,
      role: invitations.role,
      invitedBy: sql<string | null>`(select i.name from ${users} i where i.id = ${invitations.invitedBy})`,
      hasAccount: sql<boolean>`exists (select from ${users} u where u.email = ${invitations.email})`,
    })
    .from(invitations)
    .innerJoin(projects, eq(projects.id, invitations.projectId))
    .where(and(eq(invitations.tokenHash, hashToken(token)), pending));
  return invitation;
}

/** Used once, by the person it names. Somebody who is a member already keeps the role they have. */
export async function acceptInvitation(
  user: Pick<User, "id" | "email">,
  token: string,
  within: Pick<typeof db, "transaction"> = db,
) {
  return within.transaction(async (tx) => {
    const [accepted] = await tx
      .update(invitations)
      .set({ acceptedAt: sql`now()` })
      .where(and(eq(invitations.tokenHash, hashToken(token)), pending))
      .returning({ projectId: invitations.projectId, email: invitations.email, role: invitations.role });
    if (!accepted) fail("not_found", gone);
    if (accepted.email !== user.email) fail("forbidden", `This invitation is for ${accepted.email}.`);
    await tx
      .insert(memberships)
      .values({ projectId: accepted.projectId, userId: user.id, role: accepted.role })
      .onConflictDoNothing();
    const [project] = await tx
      .select({ slug: projects.slug })
      .from(projects)
      .where(eq(projects.id, accepted.projectId));
    return project ?? fail("not_found", gone);
  });
}

export async function isInvited(email: string) {
  return (await db.$count(invitations, and(eq(invitations.email, email), pending))) > 0;
}

/** For somebody whose provider vouches for the e-mail: the link itself is not needed then. */
export async function joinInvitedProjects(userId: number, email: string) {
  await db.transaction(async (tx) => {
    const accepted = await tx
      .update(invitations)
      .set({ acceptedAt: sql`now()` })
      .where(and(eq(invitations.email, email), pending))
      .returning({ projectId: invitations.projectId, role: invitations.role });
    for (const { projectId, role } of accepted) {
      await tx.insert(memberships).values({ projectId, userId, role }).onConflictDoNothing();
    }
  });
}
