import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { invitations } from "@/db/schema/people";
import { testDatabase } from "@/test/database";

await testDatabase();
const { db } = await import("@/db");
const { acceptInvitation, getInvitation, invite, listInvitations, revokeInvitation } = await import("./invitations");
const { joinWithInvitation } = await import("../account/join");
const { getSignIn } = await import("../account/queries");
const { hashToken } = await import("../account/tokens");
const { findMembership } = await import("../projects/queries");
const { testProject, testUser } = await import("../projects/test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

describe("an invitation", () => {
  let ours: TestProject;
  let theirs: TestProject;
  let guest: Awaited<ReturnType<typeof testUser>>;
  let token: string;
  beforeEach(async () => {
    [ours, theirs, guest] = [await testProject(), await testProject(), await testUser()];
    token = await invite(ours.owner, { email: guest.email, role: "member", days: 7 });
  });

  test("gives its role in its project, once", async () => {
    expect(await acceptInvitation(guest, token)).toEqual({ slug: ours.slug });
    expect(await findMembership(guest.id, ours.slug)).toEqual({ projectId: ours.id, role: "member", userId: guest.id });
    expect(await findMembership(guest.id, theirs.slug)).toBeUndefined();
    expect(await getInvitation(token)).toBeUndefined();
    await expect(acceptInvitation(guest, token)).rejects.toThrow("used, withdrawn, or is too old");
  });

  test("is only for the e-mail it names, and is not used up by others", async () => {
    const other = await testUser();
    await expect(acceptInvitation(other, token)).rejects.toThrow(`This invitation is for ${guest.email}`);
    expect(await findMembership(other.id, ours.slug)).toBeUndefined();
    expect(await acceptInvitation(guest, token)).toEqual({ slug: ours.slug });
  });

  test("expires", async () => {
    await db
      .update(invitations)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(invitations.tokenHash, hashToken(token)));
    expect(await getInvitation(token)).toBeUndefined();
    expect(await listInvitations(ours.owner)).toEqual([]);
    await expect(acceptInvitation(guest, token)).rejects.toThrow("too old");
  });

  test("is kept as a hash, and its link replaced by a newer one", async () => {
    expect(JSON.stringify(await db.select().from(invitations))).not.toContain(token);
    const newer = await invite(ours.owner, { email: guest.email, role: "viewer", days: 7 });
    expect(await getInvitation(token)).toBeUndefined();
    expect(await getInvitation(newer)).toMatchObject({ role: "viewer", email: guest.email, hasAccount: true });
    expect(await listInvitations(ours.owner)).toHaveLength(1);
  });

  test("is listed and revoked in its own project only", async () => {
    const [listed] = await listInvitations(ours.owner);
    expect(listed).toMatchObject({ email: guest.email, role: "member", invitedBy: ours.person.name });
    expect(await listInvitations(theirs.owner)).toEqual([]);
    await expect(revokeInvitation(theirs.owner, listed?.id ?? 0)).rejects.toThrow("No such invitation");
    expect(await getInvitation(token)).toBeDefined();
    await revokeInvitation(ours.owner, listed?.id ?? 0);
    expect(await getInvitation(token)).toBeUndefined();
  });

  test("leaves a member's role alone", async () => {
    const { user } = await ours.add("viewer");
    await expect(invite(ours.owner, { email: user.email, role: "owner", days: 1 })).rejects.toMatchObject({
      field: "email",
    });
  });

  test("makes an account for a stranger, who joins with it", async () => {
    const link = await invite(ours.owner, { email: "new@example.com", role: "viewer", days: 1 });
    expect(await getInvitation(link)).toMatchObject({ hasAccount: false });
    const person = { token: link, name: "New", password: "correct horse" };
    expect(await joinWithInvitation(person)).toEqual({ email: "new@example.com", slug: ours.slug });
    const user = await getSignIn("new@example.com");
    expect((await findMembership(user?.id ?? 0, ours.slug))?.role).toBe("viewer");
    await expect(joinWithInvitation(person)).rejects.toThrow("used, withdrawn");
  });

  test("never sets the password of an account that exists", async () => {
    const before = await getSignIn(guest.email);
    await expect(joinWithInvitation({ token, name: "Eve", password: "eves password" })).rejects.toThrow("Sign in");
    expect(await getSignIn(guest.email)).toEqual(before);
    expect(await getInvitation(token)).toBeDefined();
  });
});
