import "server-only";
import type { Fragment } from "postgres";
import { sql } from "@/db";
import { numberArray, textArray } from "../ingest/rows";
import type { Tx } from "../ingest/transaction";
import { sessionSums, userSums } from "./sums";

const LOCK = 7420317;
/** So many sessions and users are summed up in one transaction. */
const BATCH = 100;

type Group = { projectId: number; kind: string; groupId: string };

/**
 * Sums up the sessions and users whose traces changed, each once however often it changed. Of several processes one does
 * it; what one leaves undone, another does.
 */
export async function sumUpGroups() {
  const [waiting] = await sql`select from group_changes limit 1`;
  if (!waiting) return;
  for (let last: Group | undefined = { projectId: 0, kind: "", groupId: "" }; last; ) last = await sumUpBatch(last);
}

/** Returns the last one where more may follow behind it. */
async function sumUpBatch(after: Group): Promise<Group | undefined> {
  return sql.begin(async (tx) => {
    const [lock] = await tx`select pg_try_advisory_xact_lock(${LOCK}) as mine`;
    if (!lock?.mine) return undefined;
    await tx`set local statement_timeout = '10min'`;
    const groups = await tx<Group[]>`
      select distinct project_id as "projectId", kind, group_id as "groupId" from group_changes
      where (project_id, kind, group_id) > (${after.projectId}::int, ${after.kind}, ${after.groupId})
      order by 1, 2, 3 limit ${BATCH}`;
    const sessions = groups.filter(({ kind }) => kind === "session");
    const users = groups.filter(({ kind }) => kind === "user");
    if (sessions.length > 0) await replaceSessions(tx, claim(sessions));
    if (users.length > 0) await replaceUsers(tx, claim(users));
    return groups.length < BATCH ? undefined : groups.at(-1);
  });
}

function claim(groups: Group[]): Fragment {
  const projects = numberArray(groups.map(({ projectId }) => projectId));
  const ids = textArray(groups.map(({ groupId }) => groupId));
  return sql`unnest(${projects}::text::int[], ${ids}::text::text[])`;
}

/** What is noted after its row was taken from `group_changes` is done the next time, so the traces are read behind that. */
async function replaceSessions(tx: Tx, claimed: Fragment) {
  await forget(tx, "session", claimed);
  for (const table of ["sessions", "session_members"]) {
    await tx`delete from ${tx(table)} s using ${claimed} as c(project_id, group_id)
      where s.project_id = c.project_id and s.session_id = c.group_id`;
  }
  await tx`
    insert into sessions (project_id, session_id, first_at, last_at, trace_count, failed_count, error_count, total_tokens,
      cost_usd, unpriced_count, active_ns, users, agents, first_trace_id, first_input, last_output)
    ${sessionSums(claimed)}`;
  await tx`
    insert into session_members (project_id, kind, member, session_id, last_at)
    select s.project_id, m.kind, m.member, s.session_id, s.last_at
    from ${claimed} as c(project_id, group_id)
    join sessions s on s.project_id = c.project_id and s.session_id = c.group_id
    cross join lateral (
      select distinct m.kind, m.member from traces t
      cross join lateral (select 'user', t.user_id union all select 'agent', unnest(t.agents)) m(kind, member)
      where t.project_id = c.project_id and t.session_id = c.group_id and t.span_count > 0 and m.member is not null) m`;
}

async function replaceUsers(tx: Tx, claimed: Fragment) {
  await forget(tx, "user", claimed);
  await tx`delete from end_users u using ${claimed} as c(project_id, group_id)
    where u.project_id = c.project_id and u.user_id = c.group_id`;
  await tx`
    insert into end_users (project_id, user_id, first_at, last_at, trace_count, failed_count, error_count, total_tokens,
      cost_usd, unpriced_count, session_count)
    ${userSums(claimed)}`;
}

async function forget(tx: Tx, kind: "session" | "user", claimed: Fragment) {
  await tx`delete from group_changes g using ${claimed} as c(project_id, group_id)
    where g.project_id = c.project_id and g.kind = ${kind} and g.group_id = c.group_id`;
}
