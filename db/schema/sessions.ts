import {
  bigint,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { groupKinds, memberKinds } from "../enums";

const lastAt = timestamp({ withTimezone: true }).notNull();

const sums = {
  /** When the first of its traces started, and the last ended. */
  firstAt: timestamp({ withTimezone: true }).notNull(),
  lastAt,
  traceCount: integer().notNull(),
  /** Traces whose status is `error`. */
  failedCount: integer().notNull(),
  /** Spans that failed, hidden errors included. */
  errorCount: integer().notNull(),
  totalTokens: bigint({ mode: "number" }),
  costUsd: doublePrecision(),
  unpricedCount: integer().notNull(),
};

/** One row for all traces of one `session.id`. One that is named in `group_changes` may be out of date. */
export const sessions = pgTable(
  "sessions",
  {
    projectId: integer().notNull(),
    sessionId: text().notNull(),
    ...sums,
    /** How long its traces ran, added up. */
    activeNs: bigint({ mode: "number" }).notNull(),
    users: text().array().notNull(),
    agents: text().array().notNull(),
    firstTraceId: uuid().notNull(),
    /** Previews of what its first trace was given and what its last one answered. */
    firstInput: text(),
    lastOutput: text(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.sessionId] }),
    index("sessions_last").on(t.projectId, t.lastAt.desc(), t.sessionId.desc()),
  ],
);

/** Which agents and users take part in a session, to list theirs. */
export const sessionMembers = pgTable(
  "session_members",
  {
    projectId: integer().notNull(),
    kind: text({ enum: memberKinds }).notNull(),
    member: text().notNull(),
    sessionId: text().notNull(),
    lastAt,
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.kind, t.member, t.sessionId] }),
    index("session_members_last").on(t.projectId, t.kind, t.member, t.lastAt.desc(), t.sessionId.desc()),
    index("session_members_session").on(t.projectId, t.sessionId),
  ],
);

/** One row for all traces of one `user.id`: somebody who talks to the agents, not somebody who signs in here. */
export const endUsers = pgTable(
  "end_users",
  {
    projectId: integer().notNull(),
    userId: text().notNull(),
    ...sums,
    sessionCount: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.userId] }),
    index("end_users_failed").on(t.projectId, t.failedCount.desc(), t.userId.desc()),
    index("end_users_last").on(t.projectId, t.lastAt.desc(), t.userId.desc()),
    index("end_users_cost").on(t.projectId, t.costUsd.desc().nullsLast(), t.userId.desc()),
    index("end_users_traces").on(t.projectId, t.traceCount.desc(), t.userId.desc()),
  ],
);

/** Sessions and users whose traces changed since they were summed up; any number of times each, so that none waits. */
export const groupChanges = pgTable(
  "group_changes",
  {
    projectId: integer().notNull(),
    kind: text({ enum: groupKinds }).notNull(),
    groupId: text().notNull(),
  },
  (t) => [index("group_changes_group").on(t.projectId, t.kind, t.groupId)],
);
