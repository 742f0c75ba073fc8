import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { sessionId, turnsQuery } from "@/lib/sessions/schema";
import { getTurns } from "@/lib/sessions/turns";

export const GET = route<{ sessionId: string }>(async ({ request, member, params }) => {
  const { trace } = turnsQuery.parse({ trace: request.nextUrl.searchParams.getAll("trace") });
  return (
    (await getTurns(member, sessionId.parse(params.sessionId), trace)) ??
    fail("not_found", "No such trace in the session.")
  );
});
