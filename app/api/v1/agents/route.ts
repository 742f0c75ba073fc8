import { listAgents } from "@/lib/agents/queries";
import { agentQuery } from "@/lib/agents/schema";
import { route } from "@/lib/route";

export const GET = route(({ member, search }) => listAgents(member, agentQuery.parse(search)));
