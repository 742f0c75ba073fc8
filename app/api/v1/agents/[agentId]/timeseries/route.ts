import { getAgentTimeseries } from "@/lib/agents/queries";
import { agentId, timeseriesQuery } from "@/lib/agents/schema";
import { fail } from "@/lib/errors";
import { route } from "@/lib/route";

export const GET = route<{ agentId: string }>(
  async ({ member, params, search }) =>
    (await getAgentTimeseries(member, agentId.parse(params.agentId), timeseriesQuery.parse(search))) ??
    fail("not_found", "No such agent."),
);
