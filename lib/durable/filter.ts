import { z } from "zod";
import { runStatuses } from "@/db/enums";
import { type DurableRunFilter, functionId, runId } from "./schema";

/** The part of an address that says which runs are listed. */
export const runFilter = z.object({
  function: functionId.optional().catch(undefined),
  status: z.enum(runStatuses).optional().catch(undefined),
});
export type RunFilter = z.infer<typeof runFilter>;

/** The run that lies open beside the list. */
export const openRun = z.object({ run: runId.optional().catch(undefined) });

export function isFiltered(filter: RunFilter): boolean {
  return filter.function !== undefined || filter.status !== undefined;
}

export function toRunQuery(filter: RunFilter): DurableRunFilter {
  return { functionId: filter.function, status: filter.status };
}
