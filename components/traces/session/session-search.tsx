"use client";

import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { QueryBar } from "../list/query-bar";

/** The search of Traces for a list of sessions: what it finds are those with a trace that matches. */
export function SessionSearch({ project }: { project: string }) {
  const [filter] = useUrlState(traceFilter);
  return <QueryBar project={project} filter={filter} label="Search sessions" />;
}
