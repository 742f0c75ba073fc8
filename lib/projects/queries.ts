import "server-only";
import { randomBytes } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { db } from "@/db";
import { memberships, projects } from "@/db/schema/people";
import type { User } from "../account/schema";
import type { Member } from "../auth";
import { fail } from "../errors";
import type { MyProject, Project } from "./schema";
import { slugFormat, toSlug } from "./slug";

/** The way from an address to a member: nothing else turns a slug into a project. */
export async function findMembership(userId: number, slug: string): Promise<Member | undefined> {
  if (!slugFormat.test(slug)) return undefined;
  const [member] = await db
    .select({ projectId: projects.id, role: memberships.role, userId: memberships.userId })
    .from(projects)
    .innerJoin(memberships, eq(memberships.projectId, projects.id))
    .where(and(eq(projects.slug, slug), eq(memberships.userId, userId)));
  return member;
}

export async function listProjects(userId: number): Promise<MyProject[]> {
  return db
    .select({ slug: projects.slug, name: projects.name, role: memberships.role })
    .from(projects)
    .innerJoin(memberships, eq(memberships.projectId, projects.id))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(projects.id));
}

export async function getProject(member: Member): Promise<Project | undefined> {
  const [project] = await db
    .select({
      slug: projects.slug,
      name: projects.name,
      retentionDays: projects.retentionDays,
      createdAt: projects.createdAt,
    })
    .from(projects)
    .where(eq(projects.id, member.projectId));
  return project;
}

/** Its maker becomes its owner. */
export async function createProject(user: Pick<User, "id">, name: string) {
  return db.transaction(async (tx) => {
    for (let attempt = 1; ; attempt++) {
      const slug =
        attempt === 1 ? toSlug(name) : `${toSlug(name)}-${attempt < 20 ? attempt : randomBytes(4).toString("hex")}`;
      const [created] = await tx
        .insert(projects)
        .values({ slug, name, hashKey: randomBytes(32).toString("hex") })
        .onConflictDoNothing({ target: projects.slug })
        .returning({ id: projects.id, slug: projects.slug });
      if (!created) continue;
      await tx.insert(memberships).values({ projectId: created.id, userId: user.id, role: "owner" });
      return created;
    }
  });
}

export async function updateProject(member: Member, change: { name: string; retentionDays: number }) {
  await db
    .update(projects)
    .set({ name: change.name, retentionDays: change.retentionDays })
    .where(eq(projects.id, member.projectId));
}

/** Closes it to everybody at once, keys included. What it stored is erased by `eraseProject`. */
export async function deleteProject(member: Member, name: string) {
  const [deleted] = await db
    .delete(projects)
    .where(and(eq(projects.id, member.projectId), eq(projects.name, name)))
    .returning({ id: projects.id });
  if (!deleted) fail("bad_request", "Write the name exactly as it is.", "name");
}
