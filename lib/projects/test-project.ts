import { randomBytes } from "node:crypto";
import { db } from "@/db";
import type { Role } from "@/db/enums";
import { memberships } from "@/db/schema/people";
import { createUser } from "../account/queries";
import type { Member } from "../auth";
import { createProject } from "./queries";

/** For tests: a project with its owner, and a way to add people. Import it once the database is there. */
export async function testProject(name = "Test") {
  const person = await testUser();
  const { id, slug } = await createProject(person, name);
  const owner: Member = { projectId: id, role: "owner", userId: person.id };

  async function add(role: Role) {
    const user = await testUser();
    await db.insert(memberships).values({ projectId: id, userId: user.id, role });
    return { user, member: { projectId: id, role, userId: user.id } satisfies Member };
  }

  return { id, slug, person, owner, add };
}

export async function testUser(passwordHash?: string) {
  const name = `user-${randomBytes(5).toString("hex")}`;
  const email = `${name}@example.com`;
  const id = (await createUser({ name, email, passwordHash })) ?? 0;
  return { id, name, email, hasPassword: passwordHash !== undefined };
}
