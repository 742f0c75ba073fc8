"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { ErrorState } from "@/components/ui/error-state";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { isFiltered, openRun, runFilter } from "@/lib/durable/filter";
import { durableOptions } from "@/lib/durable/options";
import { useUrlState } from "@/lib/url-state";
import { focusRun } from "./focus-run";
import type { JsonComponent } from "./json-component";
import { RunSheet } from "./run-sheet";
import { RunsNone } from "./runs-none";
import { RunsTable } from "./runs-table";
import { RunsToolbar } from "./runs-toolbar";

/** Runs, newest first, older ones by a button; the one in the address lies open beside them. */
export function RunsList({ project, Json }: { project: string; Json: JsonComponent }) {
  const [filter] = useUrlState(runFilter);
  const [{ run: open }, setOpen] = useUrlState(openRun);
  const query = useInfiniteQuery(durableOptions.runs(project, filter));
  const { data, isError, isPlaceholderData, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = query;
  const runs = data?.pages.flatMap((page) => page.runs);

  useRowKeys((step) => {
    const current = open ?? document.activeElement?.id.replace(/^run-/, "");
    const from = runs?.findIndex(({ id }) => id === current) ?? -1;
    const next = runs?.[from < 0 ? 0 : from + step];
    if (!next) return;
    if (open) setOpen({ run: next.id });
    else focusRun(next.id);
  });

  return (
    <>
      {(isFiltered(filter) || runs?.length !== 0) && <RunsToolbar project={project} filter={filter} />}
      {isError && !runs && <ErrorState title="The runs could not be loaded" onRetry={refetch} />}
      {isError && runs && (
        <p role="status" className="flex flex-wrap items-center gap-3 text-warn">
          Not up to date: the runs could not be loaded again.
          <Button onClick={() => refetch()}>Try again</Button>
        </p>
      )}
      {runs?.length === 0 && <RunsNone filter={filter} />}
      {runs && runs.length > 0 && (
        <div className={cx(isPlaceholderData && "opacity-60")}>
          <RunsTable project={project} filter={filter} runs={runs} open={open} />
        </div>
      )}
      {hasNextPage && (
        <Button className="self-start" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Show older"}
        </Button>
      )}
      {open && <RunSheet project={project} id={open} onOpen={(run) => setOpen({ run })} Json={Json} />}
    </>
  );
}
