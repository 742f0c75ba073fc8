import { createHash, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { z } from "zod";
import { sql } from "@/db";
import { wakeChannel } from "@/lib/durable/wake";
import { line } from "@/lib/line";
import { limits } from "./settings";

const sentEvent = z.looseObject({
  id: line.min(1).nullish(),
  name: line.min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().int().min(0).nullish(),
});

export const sentEvents = z.preprocess((body) => (Array.isArray(body) ? body : [body]), z.array(sentEvent).max(5_000));

/** An event as functions get it. */
export type DurableEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** Says to the sender why none of its events was taken. */
export class EventsRefused extends Error {}

/**
 * Keeps events until an executor routes them to functions; returns their ids. An id that came before changes nothing, and the
 * seed that the SDK sends makes ids that stay the same when it repeats a request.
 */
export async function acceptEvents(sent: z.output<typeof sentEvents>, seed?: string): Promise<string[]> {
  const events = sent.map((event, i) => ({
    ...event,
    id: event.id ?? idOf(seed, i),
    data: event.data ?? {},
    ts: event.ts ?? Date.now(),
  }));
  const large = events.find((event) => Buffer.byteLength(JSON.stringify(event)) > limits.eventBytes);
  if (large) throw new EventsRefused(`The event "${large.name}" is larger than 512 kB.`);
  await insertEvents(sql, events);
  return events.map(({ id }) => id);
}

/** One statement, which also wakes the executors. A `routed` event starts nothing. Returns the ids that were not there. */
export async function insertEvents(tx: postgres.ISql, events: DurableEvent[], routed = false): Promise<string[]> {
  const bodies = events.map((event) => JSON.stringify(event));
  const added = await tx<{ id: string }[]>`
    with added as (
      insert into durable_events (id, name, body, routed)
      select id, name, body::json, ${routed} from unnest(
        ${events.map(({ id }) => id)}::text[], ${events.map(({ name }) => name)}::text[], ${bodies}::text[]
      ) with ordinality as e(id, name, body, position)
      order by position
      on conflict (id) do nothing returning id
    )
    select id, pg_notify(${wakeChannel}, '')::text from added`;
  return added.map(({ id }) => id);
}

function idOf(seed: string | undefined, position: number): string {
  if (!seed) return randomUUID();
  return createHash("sha256").update(`${seed}:${position}`).digest("hex").slice(0, 32);
}
