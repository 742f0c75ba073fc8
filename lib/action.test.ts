import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";

const session = vi.hoisted(() => ({ current: null as { userId: number; version: number } | null }));
vi.mock("next-auth", () => ({ getServerSession: async () => session.current }));

await testDatabase();
const keys = await import("./keys/actions");
const { createKey, listKeys } = await import("./keys/queries");
const members = await import("./members/actions");
const { invite, listInvitations } = await import("./members/invitations");
const { listMembers } = await import("./members/queries");
const projects = await import("./projects/actions");
const { getProject } = await import("./projects/queries");
const { testProject } = await import("./projects/test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

describe("what people do in a project", () => {
  let ours: TestProject;
  let theirs: TestProject;
  beforeAll(async () => {
    [ours, theirs] = [await testProject("Ours"), await testProject("Theirs")];
    await createKey(theirs.owner, { name: "theirs", access: "write" });
    await invite(theirs.owner, { email: "invited@example.com", role: "viewer", days: 1 });
  });
  beforeEach(() => {
    session.current = null;
  });

  test("changes nothing without a session, as a viewer, or from outside the project", async () => {
    const { user } = await theirs.add("viewer");
    const before = await everything(theirs);
    for (const [who, refusal] of [
      [null, "Sign in to continue."],
      [user.id, /only look around|Only an owner/],
      [ours.person.id, "No such project."],
    ] as const) {
      session.current = who === null ? null : { userId: who, version: 1 };
      for (const result of await tryEverything(theirs)) expect(result.error).toMatch(refusal);
      expect(await everything(theirs)).toEqual(before);
    }
  });

  test("is for owners where it is about people and the project itself", async () => {
    const { user } = await theirs.add("member");
    const before = await everything(theirs);
    session.current = { userId: user.id, version: 1 };
    const [, , ...owners] = await tryEverything(theirs);
    for (const result of owners) expect(result.error).toMatch("Only an owner");
    const { keys: made, ...rest } = await everything(theirs);
    expect({ ...rest, keys: made.length }).toEqual({ ...before, keys: before.keys.length + 1 });
  });

  test("reaches only rows of that project, whoever asks", async () => {
    session.current = { userId: ours.person.id, version: 1 };
    const before = await everything(theirs);
    const [key] = await listKeys(theirs.owner);
    const [invitation] = before.invitations;
    const project = ours.slug;
    expect([key?.revokedAt, invitation?.email]).toEqual([null, "invited@example.com"]);
    expect((await keys.revokeKey({ project, id: key?.id ?? 0 })).error).toMatch("No such key");
    expect((await members.revokeInvitation({ project, id: invitation?.id ?? 0 })).error).toMatch("No such invitation");
    const userId = theirs.person.id;
    expect((await members.changeRole({ project, userId, role: "viewer" })).error).toMatch("No such member");
    expect((await members.removeMember({ project, userId })).error).toMatch("No such member");
    expect(await everything(theirs)).toEqual(before);
  });

  test("works for who may, and says what is wrong beside the field", async () => {
    session.current = { userId: ours.person.id, version: 1 };
    const project = ours.slug;
    expect(await keys.createKey({ project, name: " ", access: "read" })).toEqual({
      error: "Say what the key is for.",
      fields: { name: "Say what the key is for." },
    });
    expect(await projects.updateProject({ project, name: "Ours", retentionDays: "0" })).toMatchObject({
      fields: { retentionDays: "Write a whole number of days between 1 and 3650." },
    });
    expect((await projects.updateProject({ project, name: "Renamed", retentionDays: "30" })).error).toBeUndefined();
    expect(await getProject(ours.owner)).toMatchObject({ name: "Renamed", retentionDays: 30 });
    expect((await members.invite({ project, email: "not an e-mail", role: "viewer", days: 7 })).fields).toHaveProperty(
      "email",
    );
    const invited = await members.invite({ project, email: "guest@example.com", role: "viewer", days: 7 });
    expect(invited.data).toMatchObject({ path: expect.stringMatching(/^\/invitations\/[\w-]{43}$/), mailed: false });
  });

  test("lets anybody leave but the last owner", async () => {
    const { user } = await ours.add("viewer");
    session.current = { userId: user.id, version: 1 };
    expect((await members.leaveProject({ project: ours.slug })).error).toBeUndefined();
    expect((await members.leaveProject({ project: ours.slug })).error).toBe("No such project.");
    session.current = { userId: ours.person.id, version: 1 };
    expect((await members.leaveProject({ project: ours.slug })).error).toMatch("at least one owner");
  });
});

/** The first two are for members too, all others for owners. */
async function tryEverything({ slug: project, person }: TestProject) {
  return [
    await keys.createKey({ project, name: "key", access: "write" }),
    await keys.revokeKey({ project, id: 0 }),
    await members.changeRole({ project, userId: person.id, role: "viewer" }),
    await members.removeMember({ project, userId: person.id }),
    await members.invite({ project, email: "guest@example.com", role: "owner", days: 7 }),
    await members.revokeInvitation({ project, id: 0 }),
    await projects.updateProject({ project, name: "Taken over", retentionDays: 1 }),
    await projects.deleteProject({ project, name: "Theirs" }),
  ];
}

async function everything({ owner }: TestProject) {
  return {
    project: await getProject(owner),
    members: await listMembers(owner),
    invitations: await listInvitations(owner),
    keys: await listKeys(owner),
  };
}
