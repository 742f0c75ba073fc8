import { createHash, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { textArray } from "@/lib/ingest/rows";
import type { DurableEvent } from "./events";
import { keyOf, valuesToMatch } from "./expression";
import type { DurableFunction } from "./functions";
import { limits } from "./settings";

export type NewRun = {
  id: string;
  functionId: string;
  eventId: string;
  dueAt: Date;
  limits: string[];
  bytes: number;
  cancellations: { key: string; expiresAt: Date | null }[];
  idempotency: string | undefined;
};

/** A run of a function for an event; it starts when the event says, or at once. */
export function newRun(one: DurableFunction, event: DurableEvent): NewRun {
  return {
    id: randomUUID(),
    functionId: one.id,
    eventId: event.id,
    dueAt: new Date(Math.min(event.ts, Date.now() + limits.sleepMs)),
    limits: one.limits.map(({ key }, i) => `${one.id}:${i}:${key ? hashOf(keyOf(key, event)) : ""}`),
    bytes: Buffer.byteLength(JSON.stringify(event)),
    cancellations: one.cancels.flatMap(({ condition, timeoutMs }) => {
      const values = valuesToMatch(condition, "event", event);
      const expiresAt = timeoutMs === undefined ? null : new Date(Date.now() + timeoutMs);
      return values ? [{ key: cancellationKey(one.id, condition.text, values), expiresAt }] : [];
    }),
    idempotency: one.idempotency && hashOf(one.id, keyOf(one.idempotency, event)),
  };
}

/** What a run waits for, and what an event that cancels it brings. */
export function cancellationKey(functionId: string, expression: string, values: unknown[]): string {
  return hashOf(functionId, expression, values);
}

/** Adds runs and their first jobs; those whose idempotency key was used within a day are left out. */
export async function insertRuns(tx: postgres.ISql, given: NewRun[]) {
  const runs = await withFreshKeys(tx, given);
  if (runs.length === 0) return;
  await tx`
    insert into durable_runs (id, function_id, event_id, limits, state_bytes)
    select id, function_id, event_id, limits::text[], bytes from unnest(
      ${runs.map(({ id }) => id)}::text[], ${runs.map(({ functionId }) => functionId)}::text[],
      ${runs.map(({ eventId }) => eventId)}::text[], ${runs.map((run) => textArray(run.limits))}::text[],
      ${runs.map(({ bytes }) => bytes)}::int[]
    ) as r(id, function_id, event_id, limits, bytes)`;
  await tx`
    insert into durable_jobs (key, run_id, function_id, kind, due_at, limits, limited)
    select id || ':start', id, function_id, 'run', greatest(due_at, now()), limits::text[], limits <> '{}' from unnest(
      ${runs.map(({ id }) => id)}::text[], ${runs.map(({ functionId }) => functionId)}::text[],
      ${runs.map(({ dueAt }) => dueAt.toISOString())}::text[]::timestamptz[], ${runs.map((run) => textArray(run.limits))}::text[]
    ) as r(id, function_id, due_at, limits)`;
  const cancellations = runs.flatMap(({ id, cancellations }) => cancellations.map((one) => ({ id, ...one })));
  if (cancellations.length === 0) return;
  await tx`
    insert into durable_cancellations (run_id, key, expires_at)
    select * from unnest(
      ${cancellations.map(({ id }) => id)}::text[], ${cancellations.map(({ key }) => key)}::text[],
      ${cancellations.map(({ expiresAt }) => expiresAt?.toISOString() ?? null)}::text[]::timestamptz[]
    ) on conflict do nothing`;
}

async function withFreshKeys(tx: postgres.ISql, runs: NewRun[]): Promise<NewRun[]> {
  const seen = new Set<string>();
  const first = runs.filter(({ idempotency }) => {
    const repeated = idempotency !== undefined && seen.has(idempotency);
    if (idempotency !== undefined) seen.add(idempotency);
    return !repeated;
  });
  if (seen.size === 0) return first;
  const rows = await tx<{ key: string }[]>`
    insert into durable_keys (key, expires_at)
    select key, now() + ${limits.idempotencyMs} * interval '1 millisecond' from unnest(${[...seen]}::text[]) as k(key)
    order by key
    on conflict (key) do update set expires_at = excluded.expires_at where durable_keys.expires_at < now()
    returning key`;
  const fresh = new Set(rows.map(({ key }) => key));
  return first.filter(({ idempotency }) => idempotency === undefined || fresh.has(idempotency));
}

function hashOf(...parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
