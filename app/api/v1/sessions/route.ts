import { route } from "@/lib/route";
import { listSessions } from "@/lib/sessions/queries";
import { sessionQuery } from "@/lib/sessions/schema";

export const GET = route(({ member, search }) => listSessions(member, sessionQuery.parse(search)));
