import { z } from "zod";
import { fail } from "../errors";
import { spanId, traceId } from "../traces/schema";

/**
 * Where a page of spans ended: at this trace (`value` is its start in microseconds), behind one of its spans, or behind
 * all of them.
 */
export type SpanCursor = {
  trace: { value: string; traceId: string };
  span: { startNs: string; spanId: string } | null;
};

const cursor = z.object({
  trace: z.object({ value: z.string().regex(/^-?\d{1,18}$/), traceId }),
  span: z.object({ startNs: z.string().regex(/^\d{1,19}$/), spanId }).nullable(),
}) satisfies z.ZodType<SpanCursor>;

export function encodeSpanCursor({ trace, span }: SpanCursor): string {
  const parts = [trace.value, trace.traceId, ...(span ? [span.startNs, span.spanId] : [])];
  return Buffer.from(parts.join(" ")).toString("base64url");
}

export function decodeSpanCursor(text: string): SpanCursor {
  const [value, traceId, startNs, spanId] = Buffer.from(text, "base64url").toString().split(" ");
  const span = startNs === undefined ? null : { startNs, spanId };
  const read = cursor.safeParse({ trace: { value, traceId }, span });
  return read.success ? read.data : fail("bad_request", "This cursor is not one that this list gave out.");
}
