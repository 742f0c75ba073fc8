import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { getTrace } from "@/lib/traces/queries";
import { traceId } from "@/lib/traces/schema";
import { streamJson } from "@/lib/traces/stream";

export const GET = route<{ traceId: string }>(async ({ member, params }) => {
  const found = (await getTrace(member, traceId.parse(params.traceId))) ?? fail("not_found", "No such trace.");
  return streamJson(found.trace, "spans", found.spans);
});
