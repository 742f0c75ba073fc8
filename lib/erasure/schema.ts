import { z } from "zod";
import { matchQuery, selectedTraces } from "../export/schema";
import { searchText } from "../traces/schema";

/** Whose traces: every trace in which a span names the user or the session. */
export const owner = z.object({
  what: z.enum(["user", "session"]),
  id: z.string().min(1, "Say which.").max(1_000),
});
export type Owner = z.infer<typeof owner>;

/** Stays as it was written, for the record that is kept of it. */
const writtenSearch = z.string().superRefine((text, context) => {
  for (const { message } of searchText.safeParse(text).error?.issues ?? [])
    context.addIssue({ code: "custom", message });
});

/** What is to be deleted: traces by id, all that match a search, or all of a user or a session. */
export const erasure = z.discriminatedUnion("what", [
  z.object({ what: z.literal("traces"), traceIds: selectedTraces }),
  matchQuery.extend({
    what: z.literal("matches"),
    q: writtenSearch.optional(),
    asOf: z.iso.datetime().optional().meta({ description: "only traces that had come by then" }),
  }),
  owner.extend({ what: z.literal("user") }),
  owner.extend({ what: z.literal("session") }),
]);
export type Erasure = z.infer<typeof erasure>;

/** Of many traces, the first stand for all. */
export const maxNamedTraces = 20;

const erasedWhat = z.discriminatedUnion("what", [
  z.object({ what: z.literal("traces"), traceIds: z.array(z.string()).max(maxNamedTraces), count: z.int() }),
  z.object({
    what: z.literal("matches"),
    q: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
  }),
  z.object({ what: z.enum(["user", "session"]), id: z.string() }),
]);
export type ErasedWhat = z.infer<typeof erasedWhat>;

export const erasureList = z.object({
  items: z.array(
    z.object({
      id: z.int(),
      at: z.iso.datetime(),
      user: z.string().nullable(),
      key: z.string().nullable().meta({ description: "the name of the API key that asked for it" }),
      what: erasedWhat,
      deleted: z.int().meta({ description: "how many traces went" }),
    }),
  ),
});
export type ErasureList = z.infer<typeof erasureList>;

export const ownerCount = z.object({ count: z.int() });

export const erasureEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), deleted: z.int() }),
  z.object({ type: z.literal("done"), deleted: z.int() }),
  z.object({ type: z.literal("stopped"), reason: z.string() }),
]);
