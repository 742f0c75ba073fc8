import { z } from "zod";
import { isCustom, type Range, rangeNames, ranges } from "../traces/filter";
import { moment as anyMoment } from "../traces/schema";
import { type AgentQuery, agentSorts } from "./schema";

/** Where nothing is asked for: an agent is judged by more than its last day. */
export const agentRangeAtFirst = "7d" satisfies Range;

const moment = anyMoment.optional().catch(undefined);

/** The time of the screens of agents, in the address. Bad values in a shared link fall back. */
export const agentTime = z.object({
  range: z.enum(rangeNames).catch(agentRangeAtFirst),
  /** A range of one's own, which wins over `range`. */
  from: moment,
  to: moment,
});
export type AgentTime = z.infer<typeof agentTime>;

export const agentsFilter = agentTime.extend({
  sort: z.enum(agentSorts).catch("last_seen"),
  find: z.string().max(200).catch(""),
});
export type AgentsFilter = z.infer<typeof agentsFilter>;

/** The time of an agent's workspace, and whether its numbers are set against the period before. */
export const agentScope = agentTime.extend({ compare: z.enum(["before", "off"]).catch("before") });
export type AgentScope = z.infer<typeof agentScope>;

/** The ends of the time that is asked for, at a moment; without a beginning for all time. */
export function agentBounds(time: AgentTime, now: number): { from?: string; to?: string } {
  if (isCustom(time)) return { from: time.from, to: time.to };
  const { length } = ranges[time.range];
  return { from: Number.isFinite(length) ? new Date(now - length).toISOString() : undefined };
}

export function toAgentQuery(filter: AgentsFilter, now: number) {
  const { sort, find } = filter;
  return { ...agentBounds(filter, now), sort, find: find.trim() || undefined, limit: 24 } satisfies Partial<AgentQuery>;
}

/** For a sentence: "in the last 7 days". */
export function timeWords(time: AgentTime): string {
  if (isCustom(time)) return "in this time range";
  return time.range === "all" ? "at any time" : `in the ${ranges[time.range].label.toLowerCase()}`;
}

/** The shortest range that still holds a moment. */
export function rangeSince(moment: string, now: number): Range {
  const age = now - Date.parse(moment);
  return rangeNames.find((name) => ranges[name].length > age * 1.05) ?? "all";
}

/** Whether an address says its time. Lists that other features have too take another one where it does not. */
export function hasTime(search: Record<string, unknown>): boolean {
  return ["range", "from", "to"].some((name) => search[name] !== undefined);
}

/**
 * As an address holds it: the range always says itself, so that other screens need not agree on what none means, and a
 * zoom remembers what it is a part of.
 */
export function timeAddress(time: AgentTime) {
  return { range: time.range, from: time.from, to: time.to };
}
