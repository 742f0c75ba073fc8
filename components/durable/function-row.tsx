import { TriangleAlert } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import { runFilter } from "@/lib/durable/filter";
import type { DurableFunctionSummary } from "@/lib/durable/schema";
import { useUrlState } from "@/lib/url-state";
import { FunctionOutcomes } from "./function-outcomes";
import { FunctionStarts } from "./function-starts";
import { functionName, statusNames } from "./run-words";

export function FunctionRow({ one }: { one: DurableFunctionSummary }) {
  const [, setFilter] = useUrlState(runFilter);
  const { functionId, failing, lastAt, lastStatus } = one;

  return (
    <TableRow className="align-top tabular-nums [&>td]:py-1.5">
      <TableCell className="w-full min-w-40 max-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <button
            type="button"
            title={`Show the runs of ${functionId}`}
            onClick={() => setFilter({ function: functionId, status: undefined }, "push")}
            className="min-w-0 truncate rounded-sm text-left font-medium hover:underline"
          >
            {functionName(functionId)}
          </button>
          {failing && (
            <Chip tone="bad" title="Its last run that ended failed">
              <TriangleAlert aria-hidden />
              Failing
            </Chip>
          )}
        </div>
        <div className="flex flex-col gap-1 pt-1 text-sm sm:hidden">
          <FunctionStarts one={one} />
          <FunctionOutcomes one={one} />
        </div>
      </TableCell>
      <TableCell className="max-w-64 text-sm max-sm:hidden">
        <FunctionStarts one={one} />
      </TableCell>
      <TableCell>
        {lastAt && lastStatus ? (
          <>
            <RelativeTime ago value={lastAt.toISOString()} />
            <div className="text-fg-3 text-sm">{statusNames[lastStatus]}</div>
          </>
        ) : (
          <span className="text-fg-3">not yet</span>
        )}
      </TableCell>
      <TableCell className="min-w-52 text-sm max-sm:hidden">
        <FunctionOutcomes one={one} />
      </TableCell>
    </TableRow>
  );
}
