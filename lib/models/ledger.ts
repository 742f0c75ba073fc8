import "server-only";
import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { db } from "@/db";
import type { ModelFeature, ModelOutcome, ModelProvider } from "@/db/enums";
import { modelBudgets, modelCalls, modelSpend } from "@/db/schema/models";
import type { Member } from "../auth";
import { fail } from "../errors";
import type { Tokens } from "../normalise/usage";
import type { LedgerPage, SpendMonth } from "./schema";

export type LedgerEntry = Tokens & {
  projectId: number;
  feature: ModelFeature;
  connection: string;
  provider: ModelProvider;
  model: string;
  costUsd: number | null;
  latencyMs: number;
  outcome: ModelOutcome;
  reason: string | null;
};

const shownMonths = 12;
const forgotten = 2_000;

/** Writes a call down, and adds it to its month in the same transaction. */
export async function recordCall(entry: LedgerEntry, now = Date.now()) {
  const { projectId, feature, outcome, costUsd } = entry;
  const answered = outcome !== "rate_limited" && outcome !== "timed_out" && outcome !== "failed";
  const added = {
    calls: 1,
    failedCalls: outcome === "ok" ? 0 : 1,
    unpricedCalls: answered && costUsd === null ? 1 : 0,
    inputTokens: entry.inputTokens ?? 0,
    outputTokens: entry.outputTokens ?? 0,
    costUsd: costUsd ?? 0,
  };
  await db.transaction(async (tx) => {
    await tx.insert(modelCalls).values({ ...entry, at: new Date(now) });
    await tx
      .insert(modelSpend)
      .values({ projectId, month: monthOf(now), feature, ...added })
      .onConflictDoUpdate({
        target: [modelSpend.projectId, modelSpend.month, modelSpend.feature],
        set: {
          calls: sql`${modelSpend.calls} + 1`,
          failedCalls: sql`${modelSpend.failedCalls} + ${added.failedCalls}`,
          unpricedCalls: sql`${modelSpend.unpricedCalls} + ${added.unpricedCalls}`,
          inputTokens: sql`${modelSpend.inputTokens} + ${added.inputTokens}`,
          outputTokens: sql`${modelSpend.outputTokens} + ${added.outputTokens}`,
          costUsd: sql`${modelSpend.costUsd} + ${added.costUsd}::float8`,
        },
      });
  });
}

/** Throws where a project has spent what it may this month. Calls under way when it is reached still end. */
export async function requireBudget(projectId: number, now = Date.now()) {
  const [budget] = await db
    .select({ monthlyUsd: modelBudgets.monthlyUsd })
    .from(modelBudgets)
    .where(eq(modelBudgets.projectId, projectId));
  if (!budget || (await monthSpend(projectId, now)) < budget.monthlyUsd) return;
  fail(
    "too_many",
    `The budget for models of ${budget.monthlyUsd} US dollars is spent for this month. An owner can raise it in Settings › Models.`,
  );
}

/** US dollars that a project's calls cost so far this month (UTC), as far as prices are known. */
export async function monthSpend(projectId: number, now = Date.now()): Promise<number> {
  const [row] = await db
    .select({ costUsd: sql<number>`coalesce(sum(${modelSpend.costUsd}), 0)::float8` })
    .from(modelSpend)
    .where(and(eq(modelSpend.projectId, projectId), eq(modelSpend.month, monthOf(now))));
  return row?.costUsd ?? 0;
}

/** What was spent in each of the last months, by feature, newest first. */
export async function listSpend({ projectId }: Member, now = new Date()): Promise<SpendMonth[]> {
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - shownMonths + 1, 1);
  return db
    .select({
      month: modelSpend.month,
      feature: modelSpend.feature,
      calls: modelSpend.calls,
      failedCalls: modelSpend.failedCalls,
      unpricedCalls: modelSpend.unpricedCalls,
      inputTokens: modelSpend.inputTokens,
      outputTokens: modelSpend.outputTokens,
      costUsd: modelSpend.costUsd,
    })
    .from(modelSpend)
    .where(and(eq(modelSpend.projectId, projectId), gte(modelSpend.month, monthOf(first))))
    .orderBy(desc(modelSpend.month), modelSpend.feature);
}

/** Calls of a project, newest first. */
export async function listCalls(
  member: Member,
  { limit, cursor }: { limit: number; cursor?: number },
): Promise<LedgerPage> {
  const rows = await db
    .select({
      id: modelCalls.id,
      at: modelCalls.at,
      feature: modelCalls.feature,
      connection: modelCalls.connection,
      model: modelCalls.model,
      inputTokens: modelCalls.inputTokens,
      outputTokens: modelCalls.outputTokens,
      costUsd: modelCalls.costUsd,
      latencyMs: modelCalls.latencyMs,
      outcome: modelCalls.outcome,
      reason: modelCalls.reason,
    })
    .from(modelCalls)
    .where(
      and(eq(modelCalls.projectId, member.projectId), cursor === undefined ? undefined : lt(modelCalls.id, cursor)),
    )
    .orderBy(desc(modelCalls.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

/** Deletes the oldest of the calls from before a moment; what they add up to stays. Returns whether there may be more. */
export async function forgetCalls(before: Date): Promise<boolean> {
  const oldest = sql`select ${modelCalls.id} as id, ${modelCalls.at} as at from ${modelCalls} order by 1 limit ${forgotten}`;
  const gone = await db.execute(sql`
    delete from ${modelCalls} where ${modelCalls.id} in (select id from (${oldest}) o where at < ${before.toISOString()})`);
  return gone.count === forgotten;
}

function monthOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 7)}-01`;
}
