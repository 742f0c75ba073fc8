import { z } from "zod";
import { thread } from "../thread/schema";
import { moment, searchText, trace, traceId } from "../traces/schema";

const count = z.int();
const time = z.iso.datetime();
const amount = z.number().nullable().meta({ description: "null where nobody reported it" });

/** The database cannot hold, nor be asked for, the character NUL. */
const id = z
  .string()
  .max(1_000)
  .refine((text) => !text.includes("\0"), "An id cannot hold the character NUL.");
export const sessionId = id.min(1);

export const sessionQuery = z.object({
  q: searchText.optional().meta({ description: "sessions with a trace that matches, newest match first" }),
  from: moment.optional().meta({ description: "sessions whose last activity was at this time or later" }),
  to: moment.optional().meta({ description: "sessions whose last activity was before this time" }),
  agent: id.optional().meta({ description: "sessions in which this agent took part" }),
  user: id.optional().meta({ description: "sessions of this user" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional().meta({ description: "the `nextCursor` of the page before" }),
});
export type SessionQuery = z.infer<typeof sessionQuery>;

const session = z.object({
  sessionId: z.string(),
  firstAt: time,
  lastAt: time,
  isOpen: z.boolean().meta({ description: "its last activity is less than the idle time ago" }),
  durationMs: z.number().meta({ description: "from the first activity to the last" }),
  activeMs: z.number().meta({ description: "how long its traces ran, added up" }),
  traceCount: count.meta({ description: "its turns: a trace is one" }),
  failedCount: count.meta({ description: "traces that failed" }),
  errorCount: count.meta({ description: "spans that failed, also those whose content alone says so" }),
  totalTokens: amount,
  costUsd: amount,
  unpricedCount: count,
  users: z.array(z.string()),
  agents: z.array(z.object({ agentId: z.string(), name: z.string() })),
  firstInput: z.string().nullable(),
  lastOutput: z.string().nullable(),
});
export type Session = z.infer<typeof session>;

export const sessionPage = z.object({
  items: z.array(session),
  nextCursor: z.string().nullable(),
  partial: z.boolean().meta({ description: "the time was up: what is missing may follow behind `nextCursor`" }),
});
export type SessionPage = z.infer<typeof sessionPage>;

export const sessionDetailQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
  cursor: z.string().max(500).optional(),
});
export type SessionDetailQuery = z.infer<typeof sessionDetailQuery>;

/** A session and its traces in order of their start, some at a time. */
export const sessionDetail = z.object({
  session,
  traces: z.array(trace),
  nextCursor: z.string().nullable(),
});
export type SessionDetail = z.infer<typeof sessionDetail>;

/**
 * What one trace of the session adds to the conversation: its thread without what one of those right before it already
 * said, for an agent repeats the history in every trace.
 */
const sessionTurn = z.object({
  traceId: z.string(),
  repeated: count.meta({ description: "messages left out, as a trace right before it holds them" }),
  thread,
});
export type SessionTurn = z.infer<typeof sessionTurn>;

export const turnsQuery = z.object({
  trace: z.array(traceId).min(1).max(20).meta({ description: "traces of the session; given once for each" }),
});

/** In the session's order, and as many as could be read in time: at least one. The others are asked for again. */
export const sessionTurns = z.object({ items: z.array(sessionTurn) });
export type SessionTurns = z.infer<typeof sessionTurns>;
