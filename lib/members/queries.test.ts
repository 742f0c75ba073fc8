import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { changeRole, listMembers, removeMember } = await import("./queries");
const { getInvitation, invite } = await import("./invitations");
const { findMembership } = await import("../projects/queries");
const { testProject } = await import("../projects/test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

describe("members", () => {
  let ours: TestProject;
  let theirs: TestProject;
  beforeEach(async () => {
    [ours, theirs] = [await testProject(), await testProject()];
  });

  test("are listed without their secrets, project by project", async () => {
    const { user } = await ours.add("viewer");
    const listed = await listMembers(ours.owner);
    expect(listed.map(({ email, role }) => ({ email, role }))).toEqual([
      { email: ours.person.email, role: "owner" },
      { email: user.email, role: "viewer" },
    ]);
    expect(Object.keys(listed[0] ?? {}).sort()).toEqual(["email", "joinedAt", "name", "role", "userId"]);
    expect(await listMembers(theirs.owner)).toHaveLength(1);
  });

  test("get another role, or lose access, at once", async () => {
    const { user } = await ours.add("viewer");
    await changeRole(ours.owner, user.id, "member");
    expect((await findMembership(user.id, ours.slug))?.role).toBe("member");
    await removeMember(ours.owner, user.id);
    expect(await findMembership(user.id, ours.slug)).toBeUndefined();
  });

  test("of another project cannot be changed or removed", async () => {
    const { user } = await theirs.add("viewer");
    await expect(changeRole(ours.owner, user.id, "owner")).rejects.toThrow("No such member");
    await expect(removeMember(ours.owner, user.id)).rejects.toThrow("No such member");
    expect((await findMembership(user.id, theirs.slug))?.role).toBe("viewer");
  });

  test("always have an owner among them", async () => {
    await ours.add("member");
    await expect(changeRole(ours.owner, ours.person.id, "member")).rejects.toThrow("at least one owner");
    await expect(removeMember(ours.owner, ours.person.id)).rejects.toThrow("at least one owner");
    const { user } = await ours.add("owner");
    await changeRole(ours.owner, ours.person.id, "viewer");
    await expect(removeMember(ours.owner, user.id)).rejects.toThrow("at least one owner");
  });

  test.each(["removed", "made a viewer"])("who are %s take the invitations they made with them", async (how) => {
    const { user, member } = await ours.add("owner");
    const tokens = [
      await invite(member, { email: "later@example.com", role: "owner", days: 7 }),
      await invite(ours.owner, { email: "other@example.com", role: "viewer", days: 7 }),
    ];
    if (how === "removed") await removeMember(ours.owner, user.id);
    else await changeRole(ours.owner, user.id, "viewer");
    const left = await Promise.all(tokens.map((token) => getInvitation(token)));
    expect(left.map((invitation) => invitation?.email)).toEqual([undefined, "other@example.com"]);
  });

  test("keep an owner when two step down at the same moment, time and again", async () => {
    const { user, member } = await ours.add("owner");
    for (let round = 0; round < 15; round++) {
      const results = await Promise.allSettled([
        changeRole(ours.owner, ours.person.id, "viewer"),
        changeRole(member, user.id, "viewer"),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await changeRole(ours.owner, ours.person.id, "owner");
      await changeRole(ours.owner, user.id, "owner");
    }
  });
});
