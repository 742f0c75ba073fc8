import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { costSources, runResults, spanKinds, spanStatuses } from "../enums";
import { int4Array, int8Array, usage } from "./columns";

const counts = {
  spanCount: integer().notNull().default(0),
  llmCount: integer().notNull().default(0),
  toolCount: integer().notNull().default(0),
  errorCount: integer().notNull().default(0),
  hiddenErrorCount: integer().notNull().default(0),
  unpricedCount: integer().notNull().default(0),
};

const times = {
  startTime: timestamp({ withTimezone: true }).notNull(),
  endTime: timestamp({ withTimezone: true }).notNull(),
  durationNs: bigint({ mode: "number" }).notNull(),
};

/** One row a trace, always equal to what its spans say. */
export const traces = pgTable(
  "traces",
  {
    projectId: integer().notNull(),
    traceId: uuid().notNull(),
    /** Monday of the week whose partitions hold the spans and chunks; never changes. */
    week: date({ mode: "string" }).notNull(),
    name: text().notNull(),
    kind: text({ enum: spanKinds }).notNull(),
    ...times,
    status: text({ enum: spanStatuses }).notNull(),
    statusMessage: text(),
    service: text(),
    version: text(),
    environment: text(),
    ...counts,
    ...usage,
    totalTokens: bigint({ mode: "number" }),
    costSource: text({ enum: costSources }),
    models: text().array().notNull(),
    providers: text().array().notNull(),
    agentId: text(),
    agentName: text(),
    sessionId: text(),
    userId: text(),
    tags: text().array().notNull(),
    outcome: text(),
    /** Names of the tools that were called. */
    tools: text().array().notNull().default([]),
    /** Ids of the agents that ran, as root or below. */
    agents: text().array().notNull().default([]),
    /** Ids of those whose run failed, and of those whose run succeeded. */
    failedAgents: text().array().notNull().default([]),
    succeededAgents: text().array().notNull().default([]),
    /** Hashes of each `field=value` that a search can ask for, see lib/search/facet-tokens.ts. */
    facetTokens: int4Array().notNull().default([]),
    inputPreview: text(),
    outputPreview: text(),
    /** Whether log records belong to its spans. */
    hasLogs: boolean().notNull().default(false),
    /** The number that its next chunk gets. */
    chunkCount: integer().notNull().default(0),
    /** Of the code that summarised it, `SUMMARY_VERSION`. */
    summaryVersion: smallint().notNull().default(0),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.traceId] }),
    index("traces_start").on(t.projectId, t.startTime.desc(), t.traceId.desc()),
    index("traces_duration").on(t.projectId, t.durationNs.desc(), t.traceId.desc()),
    index("traces_cost").on(t.projectId, t.costUsd.desc().nullsLast(), t.traceId.desc()),
    index("traces_tokens").on(t.projectId, t.totalTokens.desc().nullsLast(), t.traceId.desc()),
    index("traces_spans").on(t.projectId, t.spanCount.desc(), t.traceId.desc()),
    index("traces_week").on(t.week, t.receivedAt),
    index("traces_session").on(t.projectId, t.sessionId, t.startTime.desc()),
    index("traces_user").on(t.projectId, t.userId, t.startTime.desc()),
    index("traces_facets").using("gin", t.facetTokens),
    index("traces_to_renew").on(t.projectId, t.traceId).where(sql`${t.summaryVersion} < 1 and ${t.spanCount} > 0`),
    index("traces_unpriced").on(t.projectId, t.traceId).where(sql`${t.unpricedCount} > 0`),
  ],
);

/** One row for each agent that ran in a trace: its own subtree's time, tokens, cost and errors. */
export const traceAgents = pgTable(
  "trace_agents",
  {
    projectId: integer().notNull(),
    traceId: uuid().notNull(),
    /** The stable identity: `agent.id`, else the agent's name. */
    agentId: text().notNull(),
    agentName: text().notNull(),
    agentRole: text(),
    version: text(),
    environment: text(),
    isRoot: boolean().notNull(),
    parentAgentId: text(),
    runCount: integer().notNull(),
    /** When the trace started, by which a run is dated. */
    traceStart: timestamp({ withTimezone: true }).notNull(),
    ...times,
    ...counts,
    ...usage,
    status: text({ enum: spanStatuses }).notNull(),
    outcome: text(),
    result: text({ enum: runResults }).notNull().default("unknown"),
    framework: text(),
    /** `AgentCall[]` of `lib/normalise/calls.ts`: by model and by tool. */
    calls: jsonb().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.traceId, t.agentId] }),
    index("trace_agents_run").on(t.projectId, t.agentId, t.traceStart.desc()),
  ],
);

/** Partitioned by `week` (see the first migration). The payload is the text of its chunks, joined. */
export const spans = pgTable(
  "spans",
  {
    projectId: integer().notNull(),
    traceId: uuid().notNull(),
    week: date({ mode: "string" }).notNull(),
    /** 16 hex digits. */
    spanId: text().notNull(),
    parentSpanId: text(),
    name: text().notNull(),
    kind: text({ enum: spanKinds }).notNull(),
    startNs: bigint({ mode: "bigint" }).notNull(),
    endNs: bigint({ mode: "bigint" }).notNull(),
    status: text({ enum: spanStatuses }).notNull(),
    statusMessage: text(),
    errorType: text(),
    service: text(),
    version: text(),
    environment: text(),
    scope: text(),
    model: text(),
    requestModel: text(),
    provider: text(),
    ...usage,
    costSource: text({ enum: costSources }),
    sessionId: text(),
    userId: text(),
    agentId: text(),
    agentName: text(),
    agentRole: text(),
    outcome: text(),
    tags: text().array().notNull(),
    toolName: text(),
    toolCallId: text(),
    callHash: text(),
    hiddenError: text(),
    invalidArguments: text(),
    emptyResult: boolean().notNull(),
    finishReason: text(),
    promptHash: text(),
    mcpServer: text(),
    ttftMs: doublePrecision(),
    inputPreview: text(),
    outputPreview: text(),
    /** Hashes of each attribute key and of each short `key=value`. */
    attrTokens: int4Array().notNull(),
    /** The chunks of the payload, as runs: first number, count, first number, count … */
    chunkRuns: int4Array().notNull(),
    /** In UTF-16 code units. */
    payloadLength: integer().notNull(),
    normaliserVersion: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.traceId, t.spanId, t.week] })],
);

/**
 * Payload text. A trace's texts are cut into chunks, each distinct chunk is kept once and numbered from 0 within the trace,
 * and the chunks that came together are packed into rows. Partitioned by `week`.
 */
export const packs = pgTable(
  "packs",
  {
    projectId: integer().notNull(),
    traceId: uuid().notNull(),
    week: date({ mode: "string" }).notNull(),
    /** The number of its first chunk. */
    firstChunk: integer().notNull(),
    chunkCount: integer().notNull(),
    /** Length of each chunk in UTF-16 code units. */
    lengths: int4Array().notNull(),
    /** Keyed hash of each chunk, by which one that comes again is known. */
    hashes: int8Array().notNull(),
    text: text().notNull(),
    /** Hashes of the words in it, keyed by the project. */
    words: int4Array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.traceId, t.firstChunk, t.week] })],
);

/** Log records that belong to a span: GenAI content sent as events. Partitioned by `week`, kept in chunks like spans. */
export const spanLogs = pgTable(
  "span_logs",
  {
    projectId: integer().notNull(),
    traceId: uuid().notNull(),
    week: date({ mode: "string" }).notNull(),
    spanId: text().notNull(),
    /** Hash of the record, so that one sent twice is kept once. */
    logId: bigint({ mode: "bigint" }).notNull(),
    timeNs: bigint({ mode: "bigint" }).notNull(),
    chunkRuns: int4Array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.traceId, t.spanId, t.logId, t.week] })],
);
