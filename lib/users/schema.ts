import { z } from "zod";

const count = z.int();
const time = z.iso.datetime();
const amount = z.number().nullable().meta({ description: "null where nobody reported it" });

export const userSorts = ["failed", "last_seen", "cost", "traces"] as const;
export type UserSort = (typeof userSorts)[number];

export const userQuery = z.object({
  find: z
    .string()
    .max(200)
    .refine((text) => !text.includes("\0"), "An id cannot hold the character NUL.")
    .optional()
    .meta({ description: "users whose id begins with this text" }),
  sort: z.enum(userSorts).default("failed").meta({ description: "descending; who had most trouble first" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional().meta({ description: "the `nextCursor` of the page before" }),
});
export type UserQuery = z.infer<typeof userQuery>;

/** Somebody who talks to the agents, over all that is retained. */
const endUser = z.object({
  userId: z.string(),
  firstAt: time,
  lastAt: time,
  sessionCount: count,
  traceCount: count,
  failedCount: count.meta({ description: "traces that failed" }),
  errorCount: count.meta({ description: "spans that failed, also those whose content alone says so" }),
  totalTokens: amount,
  costUsd: amount,
  unpricedCount: count,
});
export type EndUser = z.infer<typeof endUser>;

export const userPage = z.object({ items: z.array(endUser), nextCursor: z.string().nullable() });
export type UserPage = z.infer<typeof userPage>;
