import { z } from "zod";
import { spanStatuses } from "@/db/enums";
import { message } from "../traces/content";

const spanId = z.string().meta({ description: "16 hex digits" });

/** What ran for a tool call of a message: its span, where one was sent. */
const toolRun = z.object({
  callId: z.string().nullable(),
  spanId,
  durationMs: z.number(),
  status: z.enum(spanStatuses),
  problem: z.string().nullable().meta({ description: "why it failed, whether the status or the content says so" }),
});
export type ToolRun = z.infer<typeof toolRun>;

const place = {
  lane: z.int().meta({ description: "the thread that it belongs to: an index of `lanes`" }),
  spanId: spanId.meta({ description: "the span that brought it first" }),
  offsetMs: z.number().meta({ description: "from the start of the trace's earliest span" }),
};

/**
 * `message`: one message, shown once however many calls repeat it; it is number `index` of that `side` of its span.
 * `tool`: a tool's run that no message tells of. `agent`: here the sub-agent whose thread is lane `child` begins; its
 * entries follow at once.
 */
const threadEntry = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("message"),
    ...place,
    side: z.enum(["input", "output"]),
    index: z.int(),
    message,
    /** Long texts are cut; the span has them whole. */
    cut: z.boolean(),
    toolRuns: z.array(toolRun),
  }),
  z.object({
    type: z.literal("tool"),
    ...place,
    name: z.string(),
    input: z.unknown(),
    output: z.unknown(),
    cut: z.boolean(),
    run: toolRun,
  }),
  z.object({ type: z.literal("agent"), ...place, child: z.int() }),
]);
export type ThreadEntry = z.infer<typeof threadEntry>;

/** The first lane is the run itself, the others its sub-agents. */
const lane = z.object({
  parent: z.int().nullable(),
  name: z.string(),
  spanId: spanId.nullable().meta({ description: "the sub-agent's span; of the first lane the trace's root" }),
  status: z.enum(spanStatuses),
  durationMs: z.number(),
  messageCount: z.int(),
  returned: z.unknown().meta({ description: "what the sub-agent gave back" }),
});
export type ThreadLane = z.infer<typeof lane>;

/** A trace as a conversation. Entries stand in reading order: a sub-agent's right behind what called it. */
export const thread = z.object({ lanes: z.array(lane), entries: z.array(threadEntry) });
export type Thread = z.infer<typeof thread>;
