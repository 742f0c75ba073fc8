import type { DurableRun } from "@/lib/durable/schema";

export const statusNames: Record<DurableRun["status"], string> = {
  queued: "Queued",
  running: "Running",
  completed: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
};

/** A function's id without the app's, which they all begin with. */
export function functionName(functionId: string): string {
  return functionId.replace(/^pharos-/, "");
}
