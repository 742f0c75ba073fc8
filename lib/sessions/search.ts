import "server-only";
import { and, lt, or, type SQL, sql } from "drizzle-orm";
import { sql as client } from "@/db";
import { traces } from "@/db/schema/traces";
import type { Member } from "../auth";
import { textArray } from "../ingest/rows";
import type { SearchQuery } from "../search/query";
import { searchTraces } from "../search/search";
import { type Cursor, decodeCursor, encodeCursor } from "../traces/cursor";
import { hexId } from "../traces/hex-id";
import { knownAfter } from "../traces/keyset";
import { visibleTraces } from "../traces/visible";
import { type SessionRow, sessionColumns, toSessions } from "./rows";
import type { Session, SessionPage, SessionQuery } from "./schema";

type Place = { sessionId: string; cursor: Cursor };

const order = { sort: "start_time", order: "desc" } as const;
const listMs = 4_000;
const tracesAtOnce = 200;

/**
 * Sessions in which a trace matches, each where its newest match stands. The matches are walked, newest first; behind a
 * cursor a session is left out if it has a match before the cursor, for then it was listed there.
 */
export async function searchSessions(member: Member, query: SessionQuery, q: SearchQuery): Promise<SessionPage> {
  const { limit, cursor } = query;
  const deadline = Date.now() + listMs;
  const start = cursor === undefined ? undefined : decodeCursor(order.sort, order.order, cursor);
  const met = new Set<string>();
  const listed: Place[] = [];
  let walked = start;
  let state: "more" | "late" | "done" = "more";
  for (let size = limit; state === "more" && listed.length <= limit; size = Math.min(2 * size, tracesAtOnce)) {
    const where = and(scope(member, query), without([...met]));
    const { found, last, partial } = await searchTraces(member.projectId, q, {
      ...order,
      where,
      after: walked,
      limit: size,
    });
    const fresh = firstOfEach(found, met);
    const known = start ? await listedBefore(member, q, start, fresh) : new Set<string>();
    if (!known) {
      state = "late";
      break;
    }
    listed.push(...fresh.filter(({ sessionId }) => !known.has(sessionId)));
    for (const { sessionId } of fresh) met.add(sessionId);
    walked = (partial ? last : placeOf(found.at(-1))) ?? walked;
    if (partial || Date.now() > deadline) state = "late";
    if (!partial && found.length <= size) state = "done";
  }
  const page = listed.slice(0, limit);
  const isFull = listed.length > page.length;
  const next = isFull ? page.at(-1)?.cursor : state === "late" ? walked : undefined;
  return {
    items: await readSessions(member, page),
    nextCursor: next ? encodeCursor(order.sort, order.order, next) : null,
    partial: !isFull && state === "late",
  };
}

async function readSessions({ projectId }: Member, places: Place[]): Promise<Session[]> {
  const ids = textArray(places.map(({ sessionId }) => sessionId));
  const rows = await client<SessionRow[]>`
    select ${sessionColumns} from unnest(${ids}::text::text[]) with ordinality as c(id, place)
    join sessions s on s.project_id = ${projectId} and s.session_id = c.id order by c.place`;
  return toSessions(projectId, rows);
}

/** Traces of the sessions that are asked for; of one that is not summed up yet, none. */
function scope({ projectId }: Member, { from, to, agent, user }: SessionQuery): SQL | undefined {
  return and(
    visibleTraces(projectId),
    to ? lt(traces.startTime, new Date(to)) : undefined,
    sql`exists (select from sessions s where s.project_id = ${projectId} and s.session_id = ${traces.sessionId}
      ${from ? sql`and s.last_at >= ${from}::timestamptz` : sql``} ${to ? sql`and s.last_at < ${to}::timestamptz` : sql``})`,
    agent === undefined ? undefined : hasMember(projectId, "agent", agent),
    user === undefined ? undefined : hasMember(projectId, "user", user),
  );
}

function hasMember(projectId: number, kind: "agent" | "user", member: string): SQL {
  return sql`exists (select from session_members m where m.project_id = ${projectId} and m.kind = ${kind}
    and m.member = ${member} and m.session_id = ${traces.sessionId})`;
}

function without(sessionIds: string[]): SQL | undefined {
  return sessionIds.length > 0 ? sql`${traces.sessionId} <> all(${textArray(sessionIds)}::text::text[])` : undefined;
}

type Found = Awaited<ReturnType<typeof searchTraces>>["found"];

function firstOfEach(found: Found, met: ReadonlySet<string>): Place[] {
  const places = new Map<string, Place>();
  for (const one of found) {
    const { sessionId } = one.row.trace;
    const cursor = placeOf(one);
    if (sessionId === null || !cursor || met.has(sessionId) || places.has(sessionId)) continue;
    places.set(sessionId, { sessionId, cursor });
  }
  return [...places.values()];
}

function placeOf(found: Found[number] | undefined): Cursor | undefined {
  return found && { value: found.row.value, traceId: hexId(found.row.trace.traceId) };
}

/** Which of the sessions have a match at `start` or before it in the list. Undefined where the time was up. */
async function listedBefore(
  { projectId }: Member,
  q: SearchQuery,
  start: Cursor,
  places: Place[],
): Promise<Set<string> | undefined> {
  const before = new Set<string>();
  const upToStart = or(knownAfter(order.sort, "asc", start), sql`${traces.traceId} = ${start.traceId}::uuid`);
  for (let open = places; open.length > 0; open = open.filter(({ sessionId }) => !before.has(sessionId))) {
    const ids = textArray(open.map(({ sessionId }) => sessionId));
    const own = sql`${traces.sessionId} = any(${ids}::text::text[])`;
    const where = and(visibleTraces(projectId), own, upToStart);
    const { found, partial } = await searchTraces(projectId, q, { ...order, where, limit: open.length });
    for (const { row } of found) if (row.trace.sessionId !== null) before.add(row.trace.sessionId);
    if (partial) return undefined;
    if (found.length <= open.length) break;
  }
  return before;
}
