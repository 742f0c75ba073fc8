import "server-only";
import { asc } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/people";
import type { Member } from "../auth";
import { fail } from "../errors";

/** Who runs the installation: the account that was made first. Undefined before there is one. */
export async function operatorId(): Promise<number | undefined> {
  const [first] = await db.select({ id: users.id }).from(users).orderBy(asc(users.id)).limit(1);
  return first?.id;
}

export async function isOperator({ userId }: Pick<Member, "userId">): Promise<boolean> {
  return userId !== null && userId === (await operatorId());
}

export async function requireOperator(member: Member) {
  if (!(await isOperator(member))) fail("forbidden", "Only who runs this installation can do this.");
}
