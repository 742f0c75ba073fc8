"use client";

import Link from "next/link";
import type { MouseEvent } from "react";
import { clickRow } from "@/components/ui/click-row";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import { openRun, type RunFilter } from "@/lib/durable/filter";
import type { DurableRun } from "@/lib/durable/schema";
import { formatCount } from "@/lib/format";
import { toQuery } from "@/lib/query-string";
import { visibleText } from "@/lib/traces/visible-text";
import { useUrlState } from "@/lib/url-state";
import { RunDuration } from "./run-duration";
import { RunStatus } from "./run-status";
import { functionName } from "./run-words";

type Props = { project: string; filter: RunFilter; run: DurableRun; isOpen: boolean };

/** A link over its whole row opens the run. */
export function RunRow({ project, filter, run, isOpen }: Props) {
  const [, setOpen] = useUrlState(openRun);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setOpen({ run: run.id }, "push");
  }

  return (
    <TableRow
      onClick={clickRow}
      className={cx("relative align-top tabular-nums focus-within:bg-hover [&>td]:py-1.5", isOpen && "bg-selected")}
    >
      <TableCell>
        <RunStatus status={run.status} />
      </TableCell>
      <TableCell className="w-full min-w-32 max-w-0">
        <Link
          id={`run-${run.id}`}
          href={`/${project}/settings/work?${toQuery({ ...filter, run: run.id })}`}
          prefetch={false}
          onClick={open}
          title={run.functionId}
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {functionName(run.functionId)}
        </Link>
        {run.message !== null && (
          <div className="truncate text-bad text-sm" title={visibleText(run.message.slice(0, 1_000))}>
            {visibleText(run.message.slice(0, 300))}
          </div>
        )}
      </TableCell>
      <TableCell className="text-fg-2">
        <RelativeTime ago value={(run.startedAt ?? run.createdAt).toISOString()} className="relative" />
      </TableCell>
      <TableCell className="text-right max-sm:hidden">
        <RunDuration run={run} />
      </TableCell>
      <TableCell className="text-right max-sm:hidden">{formatCount(run.stepCount)}</TableCell>
      <TableCell className={cx("text-right max-sm:hidden", run.failureCount === 0 && "text-fg-3")}>
        {formatCount(run.failureCount)}
      </TableCell>
    </TableRow>
  );
}
