import { getAgentDetail } from "@/lib/agents/queries";
import { agentDetailQuery, agentId } from "@/lib/agents/schema";
import { fail } from "@/lib/errors";
import { route } from "@/lib/route";

export const GET = route<{ agentId: string }>(
  async ({ member, params, search }) =>
    (await getAgentDetail(member, agentId.parse(params.agentId), agentDetailQuery.parse(search))) ??
    fail("not_found", "No such agent."),
);
