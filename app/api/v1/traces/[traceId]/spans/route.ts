import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { getTraceTree } from "@/lib/traces/queries";
import { traceId } from "@/lib/traces/schema";

export const GET = route<{ traceId: string }>(
  async ({ member, params }) =>
    (await getTraceTree(member, traceId.parse(params.traceId))) ?? fail("not_found", "No such trace."),
);
