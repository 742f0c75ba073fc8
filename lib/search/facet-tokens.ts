import { hashWord } from "../ingest/words";
import type { TraceSummary } from "../normalise/summarise";
import type { FieldName, fields } from "./fields";

type TextField = { [N in FieldName]: (typeof fields)[N]["type"] extends "text" ? N : never }[FieldName];

/** What a trace answers to each field of text. */
const facetValues: Record<TextField, (trace: TraceSummary) => (string | null)[]> = {
  status: ({ status }) => [status],
  kind: ({ kind }) => [kind],
  name: ({ name }) => [name],
  agent: ({ agents }) => agents,
  failed: ({ failedAgents }) => failedAgents,
  succeeded: ({ succeededAgents }) => succeededAgents,
  model: ({ models }) => models,
  provider: ({ providers }) => providers,
  tool: ({ tools }) => tools,
  service: ({ service }) => [service],
  env: ({ environment }) => [environment],
  version: ({ version }) => [version],
  user: ({ userId }) => [userId],
  session: ({ sessionId }) => [sessionId],
  tag: ({ tags }) => tags,
  outcome: ({ outcome }) => [outcome],
};

/** Hashes by which a trace is found by any of its values; `seed` is the project's (see `wordSeed`). */
export function facetTokens(trace: TraceSummary, seed: number): number[] {
  const tokens = new Set<number>();
  for (const [field, read] of Object.entries(facetValues)) {
    for (const value of read(trace)) if (value !== null) tokens.add(facetToken(field, value, seed));
  }
  return [...tokens];
}

export function facetToken(field: string, value: string, seed: number): number {
  return hashWord(`${field}=${value}`, seed);
}
