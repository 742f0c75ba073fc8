import type { Route } from "next";
import { toQuery } from "../query-string";
import { exactValue } from "../search/asked-value";
import { writeValue } from "../search/edit";
import { agentId } from "./schema";

/** A page of an agent's workspace. Its id may hold anything, slashes too. */
export function agentAddress(
  project: string,
  agentId: string,
  tab: "" | "sessions" | "traces" | "signals" | "analysis" = "",
  search: Record<string, unknown> = {},
) {
  const query = toQuery(search);
  const path = `/${project}/agents/${encodeURIComponent(agentId)}${tab && `/${tab}`}`;
  return (query ? `${path}?${query}` : path) as Route;
}

/** The id in an address as its path has it; undefined where it cannot be one. */
export function readAgentId(part: string): string | undefined {
  try {
    return agentId.safeParse(decodeURIComponent(part)).data;
  } catch {
    return undefined;
  }
}

/** The search for an agent's runs, or for those that ended well or badly; or for those that called a model or a tool. */
export function agentSearch(field: "agent" | "failed" | "succeeded" | "model" | "tool", value: string) {
  return `${field}:${writeValue(exactValue(value))}`;
}
