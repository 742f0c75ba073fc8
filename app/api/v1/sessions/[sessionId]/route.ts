import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { getSession } from "@/lib/sessions/queries";
import { sessionDetailQuery, sessionId } from "@/lib/sessions/schema";

export const GET = route<{ sessionId: string }>(
  async ({ member, params, search }) =>
    (await getSession(member, sessionId.parse(params.sessionId), sessionDetailQuery.parse(search))) ??
    fail("not_found", "No such session."),
);
