import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, count, desc, eq, gte, max, sql as raw } from "drizzle-orm";
import { z } from "zod";
import { db, sql } from "@/db";
import { durableEvents, durableFailures, durableJobs, durableRuns, durableSteps } from "@/db/schema/durable";
import { type Member, requireRole } from "../auth";
import { fail } from "../errors";
import type { DurableFunctionSummary, DurableRunDetail, DurableRunFilter, DurableRunPage } from "./schema";
import { wakeExecutors } from "./wake";

const PAGE = 50;
const WEEK_MS = 7 * 86_400_000;

const active = raw<boolean>`${durableRuns.status} in ('queued', 'running')`;

const summary = {
  id: durableRuns.id,
  functionId: durableRuns.functionId,
  status: durableRuns.status,
  eventName: durableEvents.name,
  stepCount: durableRuns.stepCount,
  // Its text, not its JSON: what a model said may hold what a text in PostgreSQL cannot.
  error: durableRuns.error,
  createdAt: durableRuns.createdAt,
  startedAt: durableRuns.startedAt,
  endedAt: durableRuns.endedAt,
};

/** Runs of durable functions of the whole installation, newest first, 50 a page. For owners. */
export async function listDurableRuns(member: Member, filter: DurableRunFilter): Promise<DurableRunPage> {
  requireRole(member, "owner");
  const after = filter.cursor === undefined ? undefined : decodeCursor(filter.cursor);
  const rows = await db
    .select({ ...summary, micros: raw<string>`(extract(epoch from ${durableRuns.createdAt}) * 1000000)::int8::text` })
    .from(durableRuns)
    .innerJoin(durableEvents, eq(durableEvents.id, durableRuns.eventId))
    .where(
      and(
        filter.functionId === undefined ? undefined : eq(durableRuns.functionId, filter.functionId),
        filter.status && eq(durableRuns.status, filter.status),
        after &&
          raw`(${durableRuns.createdAt}, ${durableRuns.id}) < (to_timestamp(0) + ${after.micros}::int8 * interval '1 microsecond', ${after.id})`,
      ),
    )
    .orderBy(desc(durableRuns.createdAt), desc(durableRuns.id))
    .limit(PAGE + 1);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    runs: rows.slice(0, PAGE).map(({ micros, error, ...run }) => ({ ...run, message: messageOf(error) })),
    next: last ? encodeCursor(last) : null,
  };
}

/** Functions that ran within a week, those with failures first. */
export async function listDurableFunctions(member: Member): Promise<DurableFunctionSummary[]> {
  requireRole(member, "owner");
  const failed = raw<number>`count(*) filter (where ${durableRuns.status} = 'failed')::int`;
  const rows = await db
    .select({
      functionId: durableRuns.functionId,
      runs: count(),
      failed,
      active: raw<number>`count(*) filter (where ${active})::int`,
      lastAt: max(durableRuns.createdAt),
    })
    .from(durableRuns)
    .where(gte(durableRuns.createdAt, new Date(Date.now() - WEEK_MS)))
    .groupBy(durableRuns.functionId)
    .orderBy(desc(failed), asc(durableRuns.functionId))
    .limit(200);
  return rows.flatMap(({ lastAt, ...row }) => (lastAt ? [{ ...row, lastAt }] : []));
}

/** One run with its steps in the order in which they finished, failed attempts, and what it waits for. */
export async function getDurableRun(member: Member, id: string): Promise<DurableRunDetail | undefined> {
  requireRole(member, "owner");
  const [run] = await db
    .select({ ...summary, event: durableEvents.body, output: durableRuns.output })
    .from(durableRuns)
    .innerJoin(durableEvents, eq(durableEvents.id, durableRuns.eventId))
    .where(eq(durableRuns.id, id));
  if (!run) return undefined;
  const [steps, failures, jobs] = await Promise.all([listSteps(id), listFailures(id), listJobs(id)]);
  return { ...run, message: messageOf(run.error), steps, failures, jobs };
}

/** Lets a failed run go on from where it failed. Steps that finished stay as they are. */
export async function retryDurableRun(member: Member, id: string) {
  requireRole(member, "owner");
  await sql.begin(async (tx) => {
    const [run] = await tx<{ functionId: string; limits: string[]; error: unknown }[]>`
      update durable_runs r set status = 'queued', ended_at = null, error = null, pending = '{}'
      from (select id, error from durable_runs where id = ${id} and status = 'failed' for update) old
      where r.id = old.id returning r.function_id as "functionId", r.limits, old.error`;
    if (!run) fail("not_found", "There is no failed run of this kind.");
    const steps = await tx<{ id: string; result: unknown }[]>`
      select id, result from durable_steps where run_id = ${id} order by seq`;
    const again = failedSteps(steps, messageOf(run.error));
    const forgotten = await tx`delete from durable_steps where run_id = ${id} and id = any(${again}::text[])`;
    await tx`update durable_runs set step_count = step_count - ${forgotten.count} where id = ${id}`;
    await tx`
      insert into durable_jobs (key, run_id, function_id, kind, limits, limited)
      values (${`${id}:retry:${randomUUID()}`}, ${id}, ${run.functionId}, 'run', ${run.limits}::text[],
        ${run.limits.length > 0})`;
    await wakeExecutors(tx);
  });
}

const failedResult = z.object({ error: z.unknown() });

/** Failed steps with the error that the run ended with; where it ended with another one, the last that failed. */
function failedSteps(steps: { id: string; result: unknown }[], message: string | null): string[] {
  const failed = steps.filter(({ result }) => failedResult.safeParse(result).data?.error !== undefined);
  const same = failed.filter(({ result }) => messageOf(failedResult.parse(result).error) === message);
  return (same.length > 0 ? same : failed.slice(-1)).map(({ id }) => id);
}

function listSteps(runId: string) {
  const { id, name, op, result, attempts, durationMs, endedAt } = durableSteps;
  return db
    .select({ id, name, op, result, attempts, durationMs, endedAt })
    .from(durableSteps)
    .where(eq(durableSteps.runId, runId))
    .orderBy(asc(durableSteps.seq))
    .limit(1_100);
}

function listFailures(runId: string) {
  const { stepName, attempt, error, createdAt } = durableFailures;
  return db
    .select({ stepName, attempt, error, createdAt })
    .from(durableFailures)
    .where(eq(durableFailures.runId, runId))
    .orderBy(asc(durableFailures.id))
    .limit(1_000);
}

function listJobs(runId: string) {
  const { kind, stepName, attempt, dueAt, worker } = durableJobs;
  return db
    .select({ kind, stepName, attempt, dueAt, running: raw<boolean>`${worker} is not null` })
    .from(durableJobs)
    .where(eq(durableJobs.runId, runId))
    .orderBy(asc(durableJobs.dueAt), asc(durableJobs.id))
    .limit(1_000);
}

const hasMessage = z.object({ message: z.string() });

function messageOf(error: unknown): string | null {
  return hasMessage.safeParse(error).data?.message ?? null;
}

const cursor = z.tuple([z.string().regex(/^\d{1,17}$/), z.string()]);

function encodeCursor({ micros, id }: { micros: string; id: string }) {
  return Buffer.from(JSON.stringify([micros, id])).toString("base64url");
}

function decodeCursor(text: string) {
  try {
    const [micros, id] = cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { micros, id };
  } catch {
    return fail("bad_request", "This cursor is not one that this list gave out.");
  }
}
