import { ChevronRight } from "lucide-react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DurableFailure } from "@/lib/durable/schema";
import { formatCount } from "@/lib/format";
import { RunError } from "./run-error";

/** Of a step that went on failing for long, those that tell: the newest. */
const most = 20;

export function FailedAttempts({ failures, isOpen }: { failures: DurableFailure[]; isOpen: boolean }) {
  const shown = failures.slice(-most);

  return (
    <details open={isOpen} className="group/attempts pt-1">
      <summary className="flex list-none items-center gap-1 rounded-sm text-fg-2 text-sm hover:bg-hover">
        <ChevronRight aria-hidden className="size-3.5 group-open/attempts:rotate-90" />
        {failures.length === 1 ? "1 attempt failed before" : `${formatCount(failures.length)} attempts failed before`}
        {shown.length < failures.length && `, the last ${most}`}
      </summary>
      <ol className="flex flex-col gap-1.5 pt-1.5">
        {shown.map(({ attempt, createdAt, error }) => (
          <li key={createdAt.getTime()}>
            <p className="text-fg-3 text-sm">
              Attempt {attempt + 1}, <RelativeTime ago value={createdAt.toISOString()} />
            </p>
            <RunError error={error} />
          </li>
        ))}
      </ol>
    </details>
  );
}
