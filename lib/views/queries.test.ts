import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { savedViews } from "@/db/schema/views";
import { testDatabase } from "@/test/database";

const session = vi.hoisted(() => ({ current: null as { userId: number; version: number } | null }));
vi.mock("next-auth", () => ({ getServerSession: async () => session.current }));

await testDatabase();
const { db } = await import("@/db");
const actions = await import("./actions");
const queries = await import("./queries");
const { testProject } = await import("../projects/test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

const state = { q: "refund status:error", range: "7d", sort: "total_cost", order: "desc", hidden: ["kind"] } as const;
const view = (name: string) => ({ name, state: { ...state, hidden: [...state.hidden] } });

describe("saved views", () => {
  let ours: TestProject;
  let theirs: TestProject;
  beforeAll(async () => {
    [ours, theirs] = [await testProject("Ours"), await testProject("Theirs")];
  });
  beforeEach(async () => {
    session.current = null;
    await db.delete(savedViews);
  });

  test("are shared by all members of the project, by name, as they were saved", async () => {
    const { member } = await ours.add("member");
    const { member: viewer } = await ours.add("viewer");
    await queries.createView(member, view("refunds"));
    await queries.createView(ours.owner, view("Dear runs"));
    const views = await queries.listViews(viewer);
    expect(views.map(({ name }) => name)).toEqual(["Dear runs", "refunds"]);
    expect(views[0]).toMatchObject({ state, isDefault: false, createdBy: ours.person.name });
  });

  test("of another project are neither seen nor changed", async () => {
    const id = await queries.createView(theirs.owner, view("theirs"));
    await queries.setDefaultView(theirs.owner, id);
    const before = await queries.listViews(theirs.owner);
    expect(await queries.listViews(ours.owner)).toEqual([]);
    expect(await queries.getDefaultView(ours.owner)).toBeUndefined();
    await expect(queries.renameView(ours.owner, id, "mine")).rejects.toThrow("No such view");
    await expect(queries.updateView(ours.owner, id, { ...view("").state, q: "x" })).rejects.toThrow("No such view");
    await expect(queries.deleteView(ours.owner, id)).rejects.toThrow("No such view");
    await expect(queries.setDefaultView(ours.owner, id)).rejects.toThrow("No such view");
    await queries.setDefaultView(ours.owner, null);
    await queries.createView(ours.owner, view("Theirs"));
    expect(await queries.listViews(theirs.owner)).toEqual(before);
  });

  test("have a name of their own in the project, whatever its case", async () => {
    const id = await queries.createView(ours.owner, view("Refunds"));
    await queries.createView(ours.owner, view("Other"));
    await expect(queries.createView(ours.owner, view("refunds"))).rejects.toThrow("of this name already");
    await expect(queries.renameView(ours.owner, id, "OTHER")).rejects.toThrow("of this name already");
    await queries.renameView(ours.owner, id, "REFUNDS");
    expect((await queries.listViews(ours.owner)).map(({ name }) => name)).toEqual(["Other", "REFUNDS"]);
  });

  test("saved under one name at the same moment are one view and one refusal", async () => {
    const saved = await Promise.allSettled([1, 2, 3].map(() => queries.createView(ours.owner, view("Refunds"))));
    expect(saved.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
    for (const result of saved) {
      if (result.status === "rejected") expect(result.reason.message).toMatch("of this name already");
    }
  });

  test("have one default at a time", async () => {
    const [first, second] = [
      await queries.createView(ours.owner, view("First")),
      await queries.createView(ours.owner, view("Second")),
    ];
    await Promise.all([queries.setDefaultView(ours.owner, first), queries.setDefaultView(ours.owner, second)]);
    await queries.setDefaultView(ours.owner, second);
    expect((await queries.listViews(ours.owner)).map(({ isDefault }) => isDefault)).toEqual([false, true]);
    expect((await queries.getDefaultView(ours.owner))?.id).toBe(second);
    await queries.setDefaultView(ours.owner, null);
    expect(await queries.getDefaultView(ours.owner)).toBeUndefined();
  });

  test("stay readable when what they say is no longer known", async () => {
    const values = { projectId: ours.id, name: "Old", state: { q: "x", range: "5y", sort: "mood", hidden: "?" } };
    await db.insert(savedViews).values(values);
    const [old] = await queries.listViews(ours.owner);
    expect(old?.state).toEqual({ q: "x", range: "24h", sort: "start_time", order: "desc", hidden: [] });
  });

  test("are written by members, and only opened by viewers", async () => {
    const { user: viewer } = await ours.add("viewer");
    const { user: member } = await ours.add("member");
    const project = ours.slug;
    const id = await queries.createView(ours.owner, view("Refunds"));
    const everything = [
      () => actions.createView({ project, ...view("New") }),
      () => actions.renameView({ project, id, name: "Renamed" }),
      () => actions.updateView({ project, id, state: view("").state }),
      () => actions.setDefaultView({ project, id }),
      () => actions.deleteView({ project, id }),
    ];
    for (const [userId, refusal] of [
      [undefined, "Sign in to continue."],
      [viewer.id, /only look around/],
      [theirs.person.id, "No such project."],
    ] as const) {
      session.current = userId === undefined ? null : { userId, version: 1 };
      for (const attempt of everything) expect((await attempt()).error).toMatch(refusal);
    }
    expect((await queries.listViews(ours.owner)).map(({ name }) => name)).toEqual(["Refunds"]);
    session.current = { userId: member.id, version: 1 };
    for (const attempt of everything) expect((await attempt()).error).toBeUndefined();
  });

  test("say what is wrong with them beside the field", async () => {
    session.current = { userId: ours.person.id, version: 1 };
    const project = ours.slug;
    expect((await actions.createView({ project, ...view(" ") })).fields).toEqual({ name: "Give the view a name." });
    const unreadable = { name: "x", state: { ...view("").state, q: 'cost>"' } };
    expect((await actions.createView({ project, ...unreadable })).error).toMatch("cannot be read");
    await actions.createView({ project, ...view("Twice") });
    expect((await actions.createView({ project, ...view("Twice") })).fields).toHaveProperty("name");
  });
});
