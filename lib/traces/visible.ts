import { and, eq, gt, gte, lt, type SQL } from "drizzle-orm";
import { traces } from "@/db/schema/traces";

/** The traces of a project. A row without spans is one of which only log records have come so far. */
export function visibleTraces(projectId: number): SQL | undefined {
  return and(eq(traces.projectId, projectId), gt(traces.spanCount, 0));
}

/** Those that started from one time on and before another, both in ISO 8601. */
export function tracesBetween(projectId: number, from?: string, to?: string): SQL | undefined {
  return and(
    visibleTraces(projectId),
    from ? gte(traces.startTime, new Date(from)) : undefined,
    to ? lt(traces.startTime, new Date(to)) : undefined,
  );
}
