import type { Route } from "next";
import { toQuery } from "@/lib/query-string";

/** The list of an agent's or a session's traces. */
export function tracesOf(project: string, of: { agent?: string | null; session?: string | null }) {
  return `/${project}/traces?${toQuery({ ...of, range: "all" })}` as Route;
}
