import { z } from "zod";
import { fail } from "../errors";
import { type TraceOrder, type TraceSort, traceId } from "./schema";

/** Where a page ended: the last row's sort value as Postgres writes it (times in microseconds), and its id. */
export type Cursor = { value: string | null; traceId: string };

/** Microseconds since 1970 reach the year 2286: spans end before it. */
const time = z.string().regex(/^\d{1,16}$/);
const integer = z.string().regex(/^-?\d{1,18}$/);
const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?$/);

const values: Record<TraceSort, z.ZodType<string | null>> = {
  start_time: time,
  duration: integer,
  span_count: integer,
  total_cost: decimal.nullable(),
  total_tokens: integer.nullable(),
};

export function encodeCursor(sort: TraceSort, order: TraceOrder, cursor: Cursor) {
  return Buffer.from(JSON.stringify([sort, order, cursor.value, cursor.traceId])).toString("base64url");
}

export function decodeCursor(sort: TraceSort, order: TraceOrder, text: string): Cursor {
  const parsed = z
    .tuple([z.literal(sort), z.literal(order), values[sort], traceId])
    .safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) fail("bad_request", "This cursor is not one that this list gave out, in this order.");
  return { value: parsed.data[2], traceId: parsed.data[3] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
