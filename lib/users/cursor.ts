import { z } from "zod";
import { fail } from "../errors";
import type { UserSort } from "./schema";

/** Where a page of users ended: the last one's sort value as Postgres writes it (times in microseconds), and its id. */
export type UserPlace = { value: string | null; userId: string };

const count = z.string().regex(/^\d{1,9}$/);

const values: Record<UserSort, z.ZodType<string | null>> = {
  failed: count,
  traces: count,
  last_seen: z.string().regex(/^-?\d{1,18}$/),
  cost: z
    .string()
    .regex(/^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?$/)
    .nullable(),
};
const userId = z
  .string()
  .max(1_000)
  .refine((text) => !text.includes("\0"));

export function encodePlace(sort: UserSort, { value, userId }: UserPlace): string {
  return Buffer.from(JSON.stringify([sort, value, userId])).toString("base64url");
}

export function decodePlace(sort: UserSort, text: string): UserPlace {
  const parsed = z
    .tuple([z.literal(sort), values[sort], userId])
    .safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) fail("bad_request", "This cursor is not one that this list gave out, in this order.");
  return { value: parsed.data[1], userId: parsed.data[2] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
