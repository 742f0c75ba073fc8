import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Role } from "@/db/enums";
import { authOptions } from "./account/auth-options";
import { nextPath } from "./account/next-path";
import { getSessionUser } from "./account/queries";
import { fail } from "./errors";
import { findKey } from "./keys/queries";
import { keyIn } from "./keys/secret";
import { findMembership } from "./projects/queries";

/** Somebody who may act in a project: a person, or a program with an API key. Every query takes one and filters by it. */
export type Member = {
  projectId: number;
  role: Role;
  /** Null for an API key. */
  userId: number | null;
  keyId?: number;
};

/** Who is signed in. Looked up once per request, so that an ended session is out at its next one. */
export const getUser = cache(async () => {
  const session = await getServerSession(authOptions());
  return session ? getSessionUser(session) : undefined;
});

export async function requireUser() {
  const user = await getUser();
  if (user) return user;
  const path = nextPath((await headers()).get("x-pharos-path"));
  redirect(`/sign-in?${new URLSearchParams({ next: path })}`);
}

/** The signed-in user as a member of the project with this slug. */
export const getMember = cache(async (slug: string): Promise<Member | undefined> => {
  const user = await getUser();
  return user && findMembership(user.id, slug);
});

export async function requireMember(slug: string): Promise<Member> {
  await requireUser();
  return (await getMember(slug)) ?? notFound();
}

const ranks = { viewer: 0, member: 1, owner: 2 } satisfies Record<Role, number>;

export function hasRole(member: Member, role: Role) {
  return ranks[member.role] >= ranks[role];
}

export function requireRole(member: Member, role: "member" | "owner") {
  if (hasRole(member, role)) return;
  fail("forbidden", role === "owner" ? "Only an owner of the project can do this." : "You can only look around here.");
}

/** Who calls an endpoint: an API key, which is bound to its project, or the signed-in user in `?project=`. */
export async function memberOf(request: NextRequest): Promise<Member> {
  const slug = request.nextUrl.searchParams.get("project");
  if (request.headers.has("authorization")) {
    const secret = keyIn(request.headers) ?? fail("unauthorized", "Send the API key as Authorization: Bearer <key>.");
    const key = (await findKey(secret)) ?? fail("unauthorized", "This API key is unknown or was revoked.");
    if (slug && slug !== key.slug) fail("not_found", "No such project.");
    return {
      projectId: key.projectId,
      role: key.access === "write" ? "member" : "viewer",
      userId: null,
      keyId: key.keyId,
    };
  }
  if (!(await getUser())) fail("unauthorized", "Sign in, or send an API key as a Bearer token.");
  if (!slug) fail("bad_request", "Say which project: ?project=…");
  return (await getMember(slug)) ?? fail("not_found", "No such project.");
}
