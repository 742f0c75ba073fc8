import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { projects, users } from "@/db/schema/people";
import { savedViews } from "@/db/schema/views";
import type { Member } from "../auth";
import { fail } from "../errors";
import { type SavedView, storedState, type ViewState } from "./schema";

const maxViews = 100;

/** All members of a project share its views; by name. */
export async function listViews(member: Member): Promise<SavedView[]> {
  const rows = await readViews()
    .where(eq(savedViews.projectId, member.projectId))
    .orderBy(sql`lower(${savedViews.name})`, asc(savedViews.id));
  return rows.map(toView);
}

/** The one that the list starts from where its address says nothing. */
export async function getDefaultView(member: Member): Promise<SavedView | undefined> {
  const [row] = await readViews().where(
    and(eq(savedViews.projectId, member.projectId), eq(savedViews.isDefault, true)),
  );
  return row && toView(row);
}

export async function createView(member: Member, { name, state }: { name: string; state: ViewState }): Promise<number> {
  return db.transaction(async (tx) => {
    await lockViews(tx, member);
    const own = eq(savedViews.projectId, member.projectId);
    if ((await tx.$count(savedViews, own)) >= maxViews) fail("conflict", `A project has at most ${maxViews} views.`);
    await requireFreeName(tx, member, name);
    const [row] = await tx
      .insert(savedViews)
      .values({ projectId: member.projectId, createdBy: member.userId, name, state })
      .returning({ id: savedViews.id });
    return row?.id ?? fail("conflict", "The view could not be saved.");
  });
}

export async function renameView(member: Member, id: number, name: string) {
  await db.transaction(async (tx) => {
    await lockViews(tx, member);
    await requireFreeName(tx, member, name, id);
    await change(tx, member, id, { name });
  });
}

export async function updateView(member: Member, id: number, state: ViewState) {
  await change(db, member, id, { state });
}

export async function setDefaultView(member: Member, id: number | null) {
  await db.transaction(async (tx) => {
    await lockViews(tx, member);
    await tx
      .update(savedViews)
      .set({ isDefault: false })
      .where(and(eq(savedViews.projectId, member.projectId), eq(savedViews.isDefault, true)));
    if (id !== null) await change(tx, member, id, { isDefault: true });
  });
}

export async function deleteView(member: Member, id: number) {
  const deleted = await db.delete(savedViews).where(view(member, id)).returning({ id: savedViews.id });
  if (deleted.length === 0) fail("not_found", "No such view.");
}

type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

/** One change at a time, so that a name, the default and the number of views are decided by what is there. */
async function lockViews(tx: Transaction, { projectId }: Member) {
  await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for("no key update");
}

async function requireFreeName(tx: Transaction, { projectId }: Member, name: string, exceptId = 0) {
  const named = and(
    eq(savedViews.projectId, projectId),
    sql`lower(${savedViews.name}) = lower(${name})`,
    sql`${savedViews.id} <> ${exceptId}`,
  );
  if ((await tx.$count(savedViews, named)) > 0) fail("conflict", "There is a view of this name already.", "name");
}

async function change(
  tx: Transaction | typeof db,
  member: Member,
  id: number,
  values: { name?: string; state?: ViewState; isDefault?: boolean },
) {
  const changed = await tx
    .update(savedViews)
    .set({ ...values, updatedAt: sql`now()` })
    .where(view(member, id))
    .returning({ id: savedViews.id });
  if (changed.length === 0) fail("not_found", "No such view.");
}

function view({ projectId }: Member, id: number) {
  return and(eq(savedViews.projectId, projectId), eq(savedViews.id, id));
}

function readViews() {
  return db
    .select({
      id: savedViews.id,
      name: savedViews.name,
      state: savedViews.state,
      isDefault: savedViews.isDefault,
      createdBy: users.name,
      updatedAt: savedViews.updatedAt,
    })
    .from(savedViews)
    .leftJoin(users, eq(users.id, savedViews.createdBy));
}

function toView(row: Awaited<ReturnType<typeof readViews>>[number]): SavedView {
  return { ...row, state: storedState.parse(row.state), updatedAt: row.updatedAt.toISOString() };
}
