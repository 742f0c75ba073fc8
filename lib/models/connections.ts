import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { type ModelProvider, type ModelUse, modelUses as uses } from "@/db/enums";
import { modelBudgets, modelConnections, modelUses } from "@/db/schema/models";
import { projects } from "@/db/schema/people";
import type { Member } from "../auth";
import { fail } from "../errors";
import { seal, unseal } from "../secrets/seal";
import { environmentConnection } from "./environment";
import { keyHint } from "./key-hint";
import { monthSpend } from "./ledger";
import { isReachedLocally } from "./reached-locally";
import {
  environmentName,
  type ModelChoice,
  type ModelConnection,
  type ModelSettings,
  type NewConnection,
} from "./schema";

const maxConnections = 50;

/** Where a model answers, with what a request needs. Only for the server. */
export type Connection = {
  name: string;
  provider: ModelProvider;
  baseUrl: string | null;
  apiKey: string | null;
  /** Whether any address may be called: the environment's, or one that an owner allowed. */
  isTrusted: boolean;
};

export type ChosenModel = { connection: Connection; model: string };

/** Everything that Settings shows. The environment's connection comes first. */
export async function getModelSettings(member: Member): Promise<ModelSettings> {
  const [rows, chosen, spentUsd, [budget]] = await Promise.all([
    readConnections(member),
    readChoices(member),
    monthSpend(member.projectId),
    db
      .select({ monthlyUsd: modelBudgets.monthlyUsd })
      .from(modelBudgets)
      .where(eq(modelBudgets.projectId, member.projectId)),
  ]);
  const environment = environmentConnection();
  const connections: ModelConnection[] = rows.map((row) => ({ ...row, model: null }));
  if (environment) connections.unshift(environment.shown);
  return {
    connections,
    choices: uses.flatMap((use) => chosen.find((choice) => choice.use === use) ?? environmentChoice(use) ?? []),
    mayAllowPrivate: isReachedLocally(),
    budget: { monthlyUsd: budget?.monthlyUsd ?? null, spentUsd },
  };
}

export async function createConnection(
  member: Member,
  { name, provider, baseUrl, apiKey, allowsPrivate }: NewConnection,
): Promise<number> {
  if (allowsPrivate && !isReachedLocally())
    fail(
      "forbidden",
      "Private addresses are only allowed where nobody but this machine reaches Pharos.",
      "allowsPrivate",
    );
  return db.transaction(async (tx) => {
    await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, member.projectId)).for("no key update");
    const own = eq(modelConnections.projectId, member.projectId);
    if ((await tx.$count(modelConnections, own)) >= maxConnections)
      fail("conflict", `A project has at most ${maxConnections} connections.`);
    const sameName = and(own, sql`lower(${modelConnections.name}) = lower(${name})`);
    if ((await tx.$count(modelConnections, sameName)) > 0 || name.toLowerCase() === environmentName)
      fail("conflict", "There is a connection of this name already.", "name");
    const [row] = await tx
      .insert(modelConnections)
      .values({ projectId: member.projectId, name, provider, baseUrl, allowsPrivate, createdBy: member.userId })
      .returning({ id: modelConnections.id });
    const id = row?.id ?? fail("conflict", "The connection could not be saved.");
    if (apiKey) {
      const sealed = { sealedKey: seal(apiKey, boundTo(member.projectId, id)), keyHint: keyHint(apiKey) };
      await tx.update(modelConnections).set(sealed).where(eq(modelConnections.id, id));
    }
    return id;
  });
}

/** What it did is done by the environment's from then on, or by none. */
export async function deleteConnection(member: Member, id: number) {
  const deleted = await db
    .delete(modelConnections)
    .where(and(eq(modelConnections.projectId, member.projectId), eq(modelConnections.id, id)))
    .returning({ id: modelConnections.id });
  if (deleted.length === 0) fail("not_found", "No such connection.");
}

export async function chooseModel(member: Member, use: ModelUse, connectionId: number | null, model?: string) {
  const own = and(eq(modelUses.projectId, member.projectId), eq(modelUses.use, use));
  if (connectionId === null) {
    await db.delete(modelUses).where(own);
    return;
  }
  if (!model) fail("bad_request", "Give the name of a model.", "model");
  await getConnection(member.projectId, connectionId);
  await db
    .insert(modelUses)
    .values({ projectId: member.projectId, use, connectionId, model })
    .onConflictDoUpdate({ target: [modelUses.projectId, modelUses.use], set: { connectionId, model } });
}

export async function setBudget({ projectId }: Member, monthlyUsd: number | null) {
  if (monthlyUsd === null) await db.delete(modelBudgets).where(eq(modelBudgets.projectId, projectId));
  else
    await db
      .insert(modelBudgets)
      .values({ projectId, monthlyUsd })
      .onConflictDoUpdate({ target: modelBudgets.projectId, set: { monthlyUsd } });
}

/** The model that a project uses for something, or undefined where neither it nor the environment names one. */
export async function chosenModel(projectId: number, use: ModelUse): Promise<ChosenModel | undefined> {
  const [row] = await db
    .select({ connectionId: modelUses.connectionId, model: modelUses.model })
    .from(modelUses)
    .where(and(eq(modelUses.projectId, projectId), eq(modelUses.use, use)));
  if (row) return { connection: await getConnection(projectId, row.connectionId), model: row.model };
  const environment = environmentConnection();
  const model = environment?.shown.model;
  return environment && model ? { connection: environment.connection, model } : undefined;
}

/** Null stands for the environment's. Throws where there is none, or where its key cannot be read any more. */
export async function getConnection(projectId: number, id: number | null): Promise<Connection> {
  if (id === null) return environmentConnection()?.connection ?? fail("not_found", "The environment names no model.");
  const [row] = await db
    .select()
    .from(modelConnections)
    .where(and(eq(modelConnections.projectId, projectId), eq(modelConnections.id, id)));
  if (!row) fail("not_found", "No such connection.");
  const { name, provider, baseUrl, sealedKey, allowsPrivate } = row;
  const apiKey = sealedKey === null ? null : unseal(sealedKey, boundTo(projectId, id));
  if (apiKey === undefined)
    fail(
      "conflict",
      `The key of ${name} was stored under another PHAROS_SECRET. Delete the connection and add it again.`,
    );
  return { name, provider, baseUrl, apiKey, isTrusted: allowsPrivate && isReachedLocally() };
}

function environmentChoice(use: ModelUse): ModelChoice | undefined {
  const model = environmentConnection()?.shown.model;
  return model ? { use, connectionId: null, connection: environmentName, model } : undefined;
}

function boundTo(projectId: number, id: number) {
  return `model connection ${id} of project ${projectId}`;
}

function readConnections({ projectId }: Member) {
  return db
    .select({
      id: modelConnections.id,
      name: modelConnections.name,
      provider: modelConnections.provider,
      baseUrl: modelConnections.baseUrl,
      keyHint: modelConnections.keyHint,
      allowsPrivate: modelConnections.allowsPrivate,
    })
    .from(modelConnections)
    .where(eq(modelConnections.projectId, projectId))
    .orderBy(asc(sql`lower(${modelConnections.name})`));
}

function readChoices({ projectId }: Member) {
  return db
    .select({
      use: modelUses.use,
      connectionId: modelUses.connectionId,
      connection: modelConnections.name,
      model: modelUses.model,
    })
    .from(modelUses)
    .innerJoin(modelConnections, eq(modelConnections.id, modelUses.connectionId))
    .where(eq(modelUses.projectId, projectId));
}
