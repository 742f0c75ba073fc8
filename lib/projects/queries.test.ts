import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { deleteProject, findMembership, getProject, listProjects, updateProject } = await import("./queries");
const { createKey, findKey } = await import("../keys/queries");
const { testProject, testUser } = await import("./test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

describe("projects", () => {
  let ours: TestProject;
  let theirs: TestProject;
  beforeAll(async () => {
    [ours, theirs] = [await testProject("Same name"), await testProject("Same name")];
  });

  test("of one name have different addresses", () => {
    expect(ours.slug).toBe("same-name");
    expect(theirs.slug).toBe("same-name-2");
  });

  test("are found only by their members", async () => {
    expect(await findMembership(ours.person.id, ours.slug)).toEqual(ours.owner);
    expect(await findMembership(ours.person.id, theirs.slug)).toBeUndefined();
    expect(await listProjects(ours.person.id)).toEqual([{ slug: ours.slug, name: "Same name", role: "owner" }]);
    expect(await listProjects((await testUser()).id)).toEqual([]);
  });

  test("are changed by their own owner only", async () => {
    await updateProject(ours.owner, { name: "Ours", retentionDays: 7 });
    expect(await getProject(ours.owner)).toMatchObject({ name: "Ours", retentionDays: 7, slug: ours.slug });
    expect(await getProject(theirs.owner)).toMatchObject({ name: "Same name", retentionDays: 90 });
  });

  test("never show what keys their hashes", async () => {
    expect(Object.keys((await getProject(ours.owner)) ?? {}).sort()).toEqual([
      "createdAt",
      "name",
      "retentionDays",
      "slug",
    ]);
  });

  test("are deleted only by the exact name, and at once for everybody", async () => {
    const doomed = await testProject("Doomed");
    const secret = await createKey(doomed.owner, { name: "k", access: "write" });
    await expect(deleteProject(doomed.owner, "doomed")).rejects.toMatchObject({ field: "name" });
    await expect(deleteProject(theirs.owner, "Doomed")).rejects.toMatchObject({ field: "name" });
    expect(await findMembership(doomed.person.id, doomed.slug)).toEqual(doomed.owner);

    await deleteProject(doomed.owner, "Doomed");
    expect(await findMembership(doomed.person.id, doomed.slug)).toBeUndefined();
    expect(await findKey(secret)).toBeUndefined();
    expect(await getProject(theirs.owner)).toBeDefined();
  });
});
