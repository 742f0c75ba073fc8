import { RelativeTime } from "@/components/ui/relative-time";
import type { DurableRun } from "@/lib/durable/schema";
import { exactDuration, formatDuration, unknown } from "@/lib/format";

/** From the start to the end; of what still runs, until now. */
export function RunDuration({ run: { startedAt, endedAt } }: { run: DurableRun }) {
  if (!startedAt) return unknown;
  if (!endedAt) return <RelativeTime value={startedAt.toISOString()} />;
  const ms = Math.max(0, endedAt.getTime() - startedAt.getTime());
  return <span title={exactDuration(ms)}>{formatDuration(ms)}</span>;
}
