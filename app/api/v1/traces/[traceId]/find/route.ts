import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { findQuery } from "@/lib/traces/find";
import { findInTrace } from "@/lib/traces/queries";
import { traceId } from "@/lib/traces/schema";

export const GET = route<{ traceId: string }>(async ({ request, member, params, search }) => {
  const { q } = findQuery.parse(search);
  return (
    (await findInTrace(member, traceId.parse(params.traceId), q, request.signal)) ?? fail("not_found", "No such trace.")
  );
});
