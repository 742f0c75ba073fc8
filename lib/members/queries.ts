import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import type { Role } from "@/db/enums";
import { invitations, memberships, users } from "@/db/schema/people";
import type { Member } from "../auth";
import { fail } from "../errors";
import type { ProjectMember } from "./schema";

type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

export async function listMembers(member: Member): Promise<ProjectMember[]> {
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      joinedAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.projectId, member.projectId))
    .orderBy(asc(memberships.createdAt), asc(users.id));
}

export async function changeRole(member: Member, userId: number, role: Role) {
  await db.transaction(async (tx) => {
    await keepAnOwner(tx, member, userId, role);
    await tx.update(memberships).set({ role }).where(membership(member, userId));
    if (role !== "owner") await withdrawInvitations(tx, member, userId);
  });
}

export async function removeMember(member: Member, userId: number) {
  await db.transaction(async (tx) => {
    await keepAnOwner(tx, member, userId);
    await tx.delete(memberships).where(membership(member, userId));
    await withdrawInvitations(tx, member, userId);
  });
}

/** Locks the project's owners, so that two who step down at the same moment cannot both do so. */
async function keepAnOwner(tx: Transaction, member: Member, userId: number, role?: Role) {
  const owners = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.projectId, member.projectId), eq(memberships.role, "owner")))
    .orderBy(asc(memberships.userId))
    .for("update");
  if ((await tx.$count(memberships, membership(member, userId))) === 0) fail("not_found", "No such member.");
  const others = owners.filter((owner) => owner.userId !== userId);
  if (role !== "owner" && others.length === 0) fail("conflict", "A project keeps at least one owner.");
}

/** Only owners invite: whoever is none any more cannot come back through a link that they made. */
async function withdrawInvitations(tx: Transaction, { projectId }: Member, invitedBy: number) {
  await tx
    .delete(invitations)
    .where(
      and(eq(invitations.projectId, projectId), eq(invitations.invitedBy, invitedBy), isNull(invitations.acceptedAt)),
    );
}

function membership(member: Member, userId: number) {
  return and(eq(memberships.projectId, member.projectId), eq(memberships.userId, userId));
}
