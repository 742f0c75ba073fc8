import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { getThread } from "@/lib/thread/queries";
import { traceId } from "@/lib/traces/schema";

export const GET = route<{ traceId: string }>(
  async ({ member, params }) =>
    (await getThread(member, traceId.parse(params.traceId))) ?? fail("not_found", "No such trace."),
);
