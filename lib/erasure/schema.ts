import { z } from "zod";
import { matchQuery, selectedTraces } from "../export/schema";

/** Whose traces: every trace in which a span names the user or the session. */
export const owner = z.object({
  what: z.enum(["user", "session"]),
  id: z.string().min(1, "Say which.").max(1_000),
});
export type Owner = z.infer<typeof owner>;

/** What is to be deleted: traces by id, all that match a search, or all of a user or a session. */
export const erasure = z.discriminatedUnion("what", [
  z.object({ what: z.literal("traces"), traceIds: selectedTraces }),
  matchQuery.extend({
    what: z.literal("matches"),
    asOf: z.iso.datetime().optional().meta({ description: "only traces that had come by then" }),
  }),
  owner.extend({ what: z.literal("user") }),
  owner.extend({ what: z.literal("session") }),
]);
export type Erasure = z.output<typeof erasure>;
export type ErasureText = z.input<typeof erasure>;

export const ownerCount = z.object({ count: z.int() });

export const erasureEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), deleted: z.int() }),
  z.object({ type: z.literal("done"), deleted: z.int() }),
  z.object({ type: z.literal("stopped"), reason: z.string() }),
]);
