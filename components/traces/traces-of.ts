import type { Route } from "next";
import { toQuery } from "@/lib/query-string";
import { withValues } from "@/lib/search/edit";

/** The list of an agent's or a session's traces. */
export function tracesOf(project: string, field: "agent" | "session", id: string | null) {
  return `/${project}/traces?${toQuery({ q: withValues("", field, [id ?? ""]), range: "all" })}` as Route;
}
