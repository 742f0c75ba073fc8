import "server-only";
import { and, eq } from "drizzle-orm";
import { db, sql } from "@/db";
import { traces } from "@/db/schema/traces";
import type { Member } from "../auth";
import { decodeCursor, encodeCursor } from "../traces/cursor";
import { hexId } from "../traces/hex-id";
import { knownAfter, orderBy, sortValue } from "../traces/keyset";
import { toTrace, traceColumns } from "../traces/rows";
import { visibleTraces } from "../traces/visible";
import { decodePlace, encodePlace } from "./cursor";
import { type SessionRow, sessionColumns, toSessions } from "./rows";
import type { SessionDetail, SessionDetailQuery, SessionPage, SessionQuery } from "./schema";
import { searchSessions } from "./search";
import { sessionSums } from "./sums";

/** Newest activity first; with `q` by the newest trace that matches. What came in the last second or two may be missing. */
export async function listSessions(member: Member, query: SessionQuery): Promise<SessionPage> {
  const { q } = query;
  if (q && q.clauses.length + q.filters.length > 0) return searchSessions(member, query, q);

  const rows = await readPage(member, query);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await toSessions(member.projectId, page),
    nextCursor: rows.length > page.length && last ? encodePlace(last) : null,
    partial: false,
  };
}

/** One more than a page; along the index of `session_members` where an agent's or a user's are asked for. */
function readPage({ projectId }: Member, { from, to, agent, user, limit, cursor }: SessionQuery) {
  const after = cursor === undefined ? undefined : decodePlace(cursor);
  const member = user ?? agent;
  const kind = user === undefined ? "agent" : "user";
  const place = member === undefined ? sql`s` : sql`m`;
  const members = sql`session_members m join sessions s using (project_id, session_id)`;
  return sql<SessionRow[]>`
    select ${sessionColumns} from ${member === undefined ? sql`sessions s` : members}
    where ${place}.project_id = ${projectId}
      ${member === undefined ? sql`` : sql`and m.kind = ${kind} and m.member = ${member}`}
      ${user === undefined || agent === undefined ? sql`` : sql`and ${hasAgent(agent)}`}
      ${from ? sql`and ${place}.last_at >= ${from}::timestamptz` : sql``}
      ${to ? sql`and ${place}.last_at < ${to}::timestamptz` : sql``}
      ${
        after
          ? sql`and (${place}.last_at, ${place}.session_id) <
            (timestamptz 'epoch' + ${after.lastUs}::bigint * interval '1 microsecond', ${after.sessionId}::text)`
          : sql``
      }
    order by ${place}.last_at desc nulls last, ${place}.session_id desc nulls last limit ${limit + 1}`;
}

function hasAgent(agent: string) {
  return sql`exists (select from session_members a
    where a.project_id = s.project_id and a.kind = 'agent' and a.member = ${agent} and a.session_id = s.session_id)`;
}

/** A session as its traces are at this moment, and these in order of their start. Undefined where it has none. */
export async function getSession(
  member: Member,
  sessionId: string,
  { limit, cursor }: SessionDetailQuery,
): Promise<SessionDetail | undefined> {
  const after = cursor === undefined ? undefined : decodeCursor("start_time", "asc", cursor);
  const own = sql`(values (${member.projectId}::int, ${sessionId}::text))`;
  const [summary, rows] = await Promise.all([
    sql<SessionRow[]>`select ${sessionColumns} from (${sessionSums(own)}) s`,
    db
      .select({ trace: traceColumns, value: sortValue("start_time") })
      .from(traces)
      .where(
        and(
          visibleTraces(member.projectId),
          eq(traces.sessionId, sessionId),
          after && knownAfter("start_time", "asc", after),
        ),
      )
      .orderBy(...orderBy("start_time", "asc"))
      .limit(limit + 1),
  ]);
  const [session] = await toSessions(member.projectId, summary);
  if (!session) return undefined;

  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? { value: last.value, traceId: hexId(last.trace.traceId) } : undefined;
  return {
    session,
    traces: page.map(({ trace }) => toTrace(trace)),
    nextCursor: next ? encodeCursor("start_time", "asc", next) : null,
  };
}
