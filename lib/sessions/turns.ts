import "server-only";
import { sql } from "@/db";
import type { Member } from "../auth";
import { textArray } from "../ingest/rows";
import { getWholeThread } from "../thread/queries";
import type { Thread } from "../thread/schema";
import { shortThread } from "../thread/shorten";
import { hexId } from "../traces/hex-id";
import { type Told, toldIn, withoutRepeated } from "./repeated";
import type { SessionTurn, SessionTurns } from "./schema";

/** A trace, and those right before it in the session. */
type Turn = { traceId: string; before: string[] };

/** What a trace repeats is looked for in so many before it: others may run beside a conversation, or in between. */
const lookBack = 3;
const turnsMs = 8_000;
const mostRead = 20 + lookBack;
const mostEntries = 4_000;

/**
 * What each of some traces of a session adds to the conversation, in the session's order; as many as can be read in a few
 * seconds, but one. Undefined where none of them is a trace of it.
 */
export async function getTurns(
  member: Member,
  sessionId: string,
  traceIds: string[],
): Promise<SessionTurns | undefined> {
  const turns = await findTurns(member, sessionId, traceIds);
  if (turns.length === 0) return undefined;

  const deadline = Date.now() + turnsMs;
  const told = new Map<string, Told>();
  const items: SessionTurn[] = [];
  let entries = 0;
  for (const { traceId, before } of turns) {
    const unread = before.filter((id) => !told.has(id));
    const isTooMuch = told.size + unread.length + 1 > mostRead || entries > mostEntries || Date.now() > deadline;
    if (items.length > 0 && isTooMuch) break;
    for (const id of unread) told.set(id, toldIn(await readThread(member, id)));
    const whole = await readThread(member, traceId);
    const { thread, repeated } = withoutRepeated(
      whole,
      before.flatMap((id) => told.get(id) ?? []),
    );
    told.set(traceId, toldIn(whole));
    entries += thread.entries.length;
    items.push({ traceId, repeated, thread: shortThread(thread) });
  }
  return { items };
}

/** The traces that are the session's, in its order. */
async function findTurns({ projectId }: Member, sessionId: string, traceIds: string[]): Promise<Turn[]> {
  const turns = await sql<Turn[]>`
    select t.trace_id::text as "traceId", array(
      select b.trace_id::text from traces b
      where b.project_id = ${projectId} and b.session_id = ${sessionId} and b.span_count > 0
        and (b.start_time, b.trace_id) < (t.start_time, t.trace_id)
      order by b.start_time desc nulls last, b.trace_id desc limit ${lookBack}) as before
    from traces t
    where t.project_id = ${projectId} and t.trace_id = any(${textArray(traceIds)}::text::uuid[])
      and t.session_id = ${sessionId} and t.span_count > 0
    order by t.start_time, t.trace_id`;
  return turns.map(({ traceId, before }) => ({ traceId: hexId(traceId), before: before.map(hexId) }));
}

/** One that was deleted in between says nothing. */
async function readThread(member: Member, traceId: string): Promise<Thread> {
  return (await getWholeThread(member, traceId)) ?? { lanes: [], entries: [] };
}
