import "server-only";
import { randomUUID } from "node:crypto";
import { type AnyColumn, and, asc, desc, eq, sql as raw } from "drizzle-orm";
import { z } from "zod";
import { db, sql } from "@/db";
import { durableEvents, durableFailures, durableJobs, durableRuns, durableSteps } from "@/db/schema/durable";
import { requireOperator } from "../account/operator";
import type { Member } from "../auth";
import { fail } from "../errors";
import type { DurableFunctionSummary, DurableRunDetail, DurableRunFilter, DurableRunPage, KeptValue } from "./schema";
import { wakeExecutors } from "./wake";

const PAGE = 50;
/** Of the functions of one installation. */
const MOST_FUNCTIONS = 500;
/** What a page shows of one value. */
const SHOWN_BYTES = 8_000;

const summary = {
  id: durableRuns.id,
  functionId: durableRuns.functionId,
  status: durableRuns.status,
  eventName: durableEvents.name,
  stepCount: durableRuns.stepCount,
  failureCount: raw<number>`(select count(*)::int from ${durableFailures} f where f.run_id = ${durableRuns.id})`,
  // Its text, not its JSON: what a model said may hold what a text in PostgreSQL cannot.
  error: durableRuns.error,
  createdAt: durableRuns.createdAt,
  startedAt: durableRuns.startedAt,
  endedAt: durableRuns.endedAt,
};

/** Runs of durable functions of the whole installation, newest first, 50 a page. For the operator. */
export async function listDurableRuns(member: Member, filter: DurableRunFilter): Promise<DurableRunPage> {
  await requireOperator(member);
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

/** Functions that ran, as long as that is remembered, or that a clock starts; those that fail first. For the operator. */
export async function listDurableFunctions(member: Member): Promise<DurableFunctionSummary[]> {
  await requireOperator(member);
  const functions = await sql<(Omit<DurableFunctionSummary, "lastAt"> & { lastMs: number | null })[]>`
    with recursive ran as (
      (select function_id as id from durable_runs order by function_id limit 1)
      union all
      select (select min(function_id) from durable_runs where function_id > ran.id) from ran where ran.id is not null
    ), known as (
      select id from ran where id is not null union select function_id from durable_crons limit ${MOST_FUNCTIONS}
    ), day as (
      select function_id, count(*)::int as runs,
        count(*) filter (where status = 'completed')::int as completed,
        count(*) filter (where status = 'failed')::int as failed,
        count(*) filter (where status = 'cancelled')::int as cancelled,
        count(*) filter (where status in ('queued', 'running'))::int as active
      from durable_runs where created_at > now() - interval '1 day' group by function_id
    )
    select known.id as "functionId",
      array(select cron from durable_crons c where c.function_id = known.id order by cron) as schedules,
      nullif(last.name, 'inngest/scheduled.timer') as "eventName", last.ms as "lastMs", last.status as "lastStatus",
      coalesce(ended.status = 'failed', false) as failing, coalesce(runs, 0) as runs,
      coalesce(completed, 0) as completed, coalesce(failed, 0) as failed, coalesce(cancelled, 0) as cancelled,
      coalesce(active, 0) as active
    from known
    left join day on day.function_id = known.id
    left join lateral (
      select r.status, e.name, (extract(epoch from r.created_at) * 1000)::float8 as ms
      from durable_runs r join durable_events e on e.id = r.event_id
      where r.function_id = known.id order by r.created_at desc, r.id desc limit 1
    ) last on true
    left join lateral (
      select status from durable_runs r where r.function_id = known.id and status in ('completed', 'failed')
      order by r.created_at desc, r.id desc limit 1
    ) ended on true
    order by failing desc, known.id`;
  return functions.map(({ lastMs, ...one }) => ({ ...one, lastAt: lastMs === null ? null : new Date(lastMs) }));
}

/** One run with its steps in the order in which they finished, failed attempts, and what it waits for. */
export async function getDurableRun(member: Member, id: string): Promise<DurableRunDetail | undefined> {
  await requireOperator(member);
  const [run] = await db
    .select({ ...summary, event: shown(durableEvents.body), output: shown(durableRuns.output) })
    .from(durableRuns)
    .innerJoin(durableEvents, eq(durableEvents.id, durableRuns.eventId))
    .where(eq(durableRuns.id, id));
  if (!run) return undefined;
  const [steps, failures, jobs] = await Promise.all([listSteps(id), listFailures(id), listJobs(id)]);
  const output = run.output.bytes === null ? null : kept(run.output);
  return { ...run, event: kept(run.event), output, message: messageOf(run.error), steps, failures, jobs };
}

/** Lets a failed run go on from where it failed. Steps that finished stay as they are. */
export async function retryDurableRun(member: Member, id: string) {
  await requireOperator(member);
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

async function listSteps(runId: string) {
  const { id, name, op, attempts, durationMs, endedAt } = durableSteps;
  const steps = await db
    .select({ id, name, op, result: shown(durableSteps.result), attempts, durationMs, endedAt })
    .from(durableSteps)
    .where(eq(durableSteps.runId, runId))
    .orderBy(asc(durableSteps.seq))
    .limit(1_100);
  return steps.map((step) => ({ ...step, result: kept(step.result) }));
}

function listFailures(runId: string) {
  const { stepId, stepName, attempt, error, createdAt } = durableFailures;
  return db
    .select({ stepId, stepName, attempt, error, createdAt })
    .from(durableFailures)
    .where(eq(durableFailures.runId, runId))
    .orderBy(asc(durableFailures.id))
    .limit(1_000);
}

function listJobs(runId: string) {
  const { kind, stepId, stepName, attempt, dueAt, worker } = durableJobs;
  return db
    .select({ kind, stepId, stepName, attempt, dueAt, running: raw<boolean>`${worker} is not null` })
    .from(durableJobs)
    .where(eq(durableJobs.runId, runId))
    .orderBy(asc(durableJobs.dueAt), asc(durableJobs.id))
    .limit(1_000);
}

/** A large value stays in the database, but for how its text begins. */
function shown(column: AnyColumn) {
  const bytes = raw<number | null>`octet_length(${column}::text)`;
  return {
    value: raw<unknown>`case when ${bytes} <= ${SHOWN_BYTES} then ${column} end`,
    beginning: raw<string | null>`case when ${bytes} > ${SHOWN_BYTES} then left(${column}::text, ${SHOWN_BYTES}) end`,
    bytes,
  };
}

function kept({
  value,
  beginning,
  bytes,
}: {
  value: unknown;
  beginning: string | null;
  bytes: number | null;
}): KeptValue {
  return { value, beginning, bytes: bytes ?? 0 };
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
