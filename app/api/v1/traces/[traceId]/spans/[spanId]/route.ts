import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { getSpan } from "@/lib/traces/queries";
import { spanId, traceId } from "@/lib/traces/schema";

export const GET = route<{ traceId: string; spanId: string }>(
  async ({ member, params }) =>
    (await getSpan(member, traceId.parse(params.traceId), spanId.parse(params.spanId))) ??
    fail("not_found", "No such span."),
);
