import { ChevronsDownUp, ChevronsUpDown, CircleX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { failedRows, threadCounts } from "@/lib/thread/row-text";
import type { ThreadRow } from "@/lib/thread/rows";

type Props = {
  rows: ThreadRow[];
  activeKey: string | undefined;
  /** Some sub-agents are. */
  folded: boolean;
  onFold: (fold: boolean) => void;
  onGo: (row: ThreadRow) => void;
};

/** What the thread holds, and the way to what went wrong in it. */
export function ThreadBar({ rows, activeKey, folded, onFold, onGo }: Props) {
  const failed = failedRows(rows);
  const at = rows.findIndex((row) => row.key === activeKey);
  const next = failed.find((row) => rows.indexOf(row) > at) ?? failed[0];
  const agents = rows.some((row) => row.type === "agent");

  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-line border-b px-4 text-fg-3 text-sm">
      <span className="min-w-0 flex-1 truncate tabular-nums">{threadCounts(rows)}</span>
      {next && (
        <Button variant="quiet" size="sm" title="Go to the next failure" onClick={() => onGo(next)}>
          <span className="inline-flex items-center gap-1 text-bad">
            <CircleX aria-hidden /> {failed.length} failed
          </span>
        </Button>
      )}
      {agents && (
        <Button variant="quiet" size="sm" onClick={() => onFold(!folded)}>
          {folded ? <ChevronsUpDown aria-hidden /> : <ChevronsDownUp aria-hidden />}
          {folded ? "Unfold sub-agents" : "Fold sub-agents"}
        </Button>
      )}
    </div>
  );
}
