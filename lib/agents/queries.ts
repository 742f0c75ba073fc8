import "server-only";
import type { Member } from "../auth";
import { grouped } from "../grouped";
import { inTime } from "../search/time-limit";
import { bucketsOf } from "./buckets";
import { readCards } from "./cards";
import { decodeAgentCursor, encodeAgentCursor } from "./cursor";
import { toFacts } from "./facts";
import { readBuckets, readCalls, readFacts, readModelCosts } from "./overview";
import { askedRange, boundedRange, periodBefore } from "./range";
import type { AgentDetail, AgentDetailQuery, AgentPage, AgentQuery, AgentTimeseries, TimeseriesQuery } from "./schema";
import { sparkBounds, sparkOf } from "./spark";
import { totalsOf } from "./totals";
import { readVersions } from "./versions";

/** The agents that ran within the range. Facts are of their runs there, the newest of those first. */
export function listAgents({ projectId }: Member, query: AgentQuery): Promise<AgentPage> {
  const { sort, limit } = query;
  const after = query.cursor === undefined ? undefined : decodeAgentCursor(sort, query.cursor);
  const asked = askedRange(query);
  const find = query.find?.replaceAll("\0", "").trim() ?? "";
  return inTime(async (tx) => {
    const range = await boundedRange(tx, asked, { projectId });
    const steps = range ? sparkBounds(range) : [];
    if (steps.length === 0) return { items: [], nextCursor: null };
    const bounds = [asked.from, ...steps.slice(1, -1), asked.to];
    const found = await readCards(tx, { projectId, bounds, find, sort, after, limit });
    const page = found.slice(0, limit);
    const facts = await toFacts(tx, projectId, page);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      items: page.flatMap((row, i) => {
        const known = facts[i];
        return known ? [{ ...known, ...totalsOf(row), spark: sparkOf(steps, row) }] : [];
      }),
      nextCursor: last ? encodeAgentCursor(sort, last) : null,
    };
  });
}

/** One agent over a range, and over the period before if `compare` asks for it; undefined if it never ran. */
export function getAgentDetail(
  { projectId }: Member,
  agentId: string,
  query: AgentDetailQuery,
): Promise<AgentDetail | undefined> {
  const range = askedRange(query);
  const bounds = [range.from, range.to];
  const compares = query.compare && Number.isFinite(range.from);
  const both = compares ? [periodBefore(range).from, ...bounds] : bounds;
  return inTime(async (tx) => {
    const facts = await readFacts(tx, { projectId, agentId, bounds });
    if (!facts) return undefined;
    const [agent] = await toFacts(tx, projectId, [facts]);
    const sums = await readBuckets(tx, { projectId, agentId, bounds: both });
    const calls = await readCalls(tx, { projectId, agentId, bounds });
    return (
      agent && {
        agent,
        totals: totalsOf(sums.get(compares ? 2 : 1)),
        before: compares ? totalsOf(sums.get(1)) : null,
        calls,
      }
    );
  });
}

/** The runs of one agent in buckets over a range; undefined if it never ran. Their sums are what `getAgentDetail` says. */
export function getAgentTimeseries(
  { projectId }: Member,
  agentId: string,
  query: TimeseriesQuery,
): Promise<AgentTimeseries | undefined> {
  const asked = askedRange(query);
  const agent = { projectId, agentId };
  return inTime(async (tx) => {
    const range = await boundedRange(tx, asked, agent);
    if (!range) return undefined;
    const { step, bounds } = bucketsOf(range, query.timeZone, query.buckets);
    const read = { ...agent, bounds: [asked.from, ...bounds.slice(1, -1), asked.to] };
    const sums = await readBuckets(tx, read);
    const costs = grouped(await readModelCosts(tx, read), ({ place }) => String(place));
    const buckets = bounds.slice(1).map((to, i) => ({
      from: new Date(bounds[i] ?? to).toISOString(),
      to: new Date(to).toISOString(),
      ...totalsOf(sums.get(i + 1)),
      costByModel: (costs.get(String(i + 1)) ?? []).map(({ model, costUsd }) => ({ model, costUsd })),
    }));
    return { step, buckets, versions: await readVersions(tx, agent, asked) };
  });
}
