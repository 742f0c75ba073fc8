import { type RawRange, rawCards, rawOverview } from "./overview-raw";
import { type SearchData, withSearchData } from "./search-data";
import { timed } from "./timed";

const rangeMs = 30 * 86_400_000;
/** Its days are not those of UTC, in which rollups are. */
const timeZone = "Asia/Kolkata";

/** The cards and the overview of 30 days on the project of the search bench, and the same numbers from the raw rows. */
export function benchOverview(_: string, scale: number) {
  return withSearchData(scale, async (data) => {
    console.error(`${data.traces} traces`);
    await bringUpToDate();
    const range = {
      projectId: data.projectId,
      from: new Date(data.endMs - rangeMs).toISOString(),
      to: new Date(data.endMs).toISOString(),
    };
    return [...(await measureCards(data, range)), ...(await measureOverview(data, range))];
  });
}

async function bringUpToDate() {
  const { sql } = await import("@/db");
  const { renewSummaries } = await import("@/lib/ingest/renew-summaries");
  const { rollUp } = await import("@/lib/agents/rollups");
  await renewSummaries();
  let changed = false;
  while ((await sql`select from agent_changes limit 1`).length > 0) {
    changed = true;
    await rollUp(Date.now() + 86_400_000);
  }
  if (changed) await sql`vacuum (analyze) traces, trace_agents, agent_rollups, call_rollups, agent_changes`;
}

async function measureCards({ projectId }: SearchData, range: RawRange) {
  const { sql } = await import("@/db");
  const { listAgents } = await import("@/lib/agents/queries");
  const { agentQuery } = await import("@/lib/agents/schema");
  const member = { projectId, role: "owner", userId: 0 } as const;
  const query = agentQuery.parse({ from: range.from, to: range.to, sort: "attention" });
  return compared(
    "cards of 30 days",
    async () => void (await listAgents(member, query)),
    () => rawCards(sql, range),
  );
}

async function measureOverview({ projectId }: SearchData, range: RawRange) {
  const { sql } = await import("@/db");
  const { getAgentDetail, getAgentTimeseries, listAgents } = await import("@/lib/agents/queries");
  const { agentDetailQuery, agentQuery, timeseriesQuery } = await import("@/lib/agents/schema");
  const member = { projectId, role: "owner", userId: 0 } as const;
  const { from, to } = range;
  const { items } = await listAgents(member, agentQuery.parse({ from, to, sort: "runs", limit: 1 }));
  const agentId = items[0]?.agentId ?? "";
  const detail = agentDetailQuery.parse({ from, to, compare: "true" });
  const timeseries = timeseriesQuery.parse({ from, to, timeZone });
  return compared(
    "overview of one agent, 30 days",
    async () => {
      await Promise.all([getAgentDetail(member, agentId, detail), getAgentTimeseries(member, agentId, timeseries)]);
    },
    () => rawOverview(sql, agentId, range, timeZone),
  );
}

async function compared(name: string, run: () => Promise<void>, raw: () => Promise<void>) {
  const result = await timed(name, run);
  const summed = await timed(`${name}, from the raw rows`, raw);
  return [result, { ...summed, timesAsLong: Math.round((10 * summed.p50Ms) / result.p50Ms) / 10 }];
}
