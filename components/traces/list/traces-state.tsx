"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { TraceFilter } from "@/lib/traces/filter";
import { MatchNone } from "./match-none";
import { MatchPartial } from "./match-partial";
import { TracesEmpty } from "./traces-empty";
import type { TraceList } from "./use-trace-list";

type Props = { project: string; filter: TraceFilter; list: TraceList };

/** What stands below the rows, or in their place. */
export function TracesState({ project, filter, list }: Props) {
  const { query, shown, isPartial } = list;

  if (query.isFetchNextPageError) {
    return (
      <p role="alert" className="flex items-center justify-center gap-3 py-3 text-fg-2">
        More traces could not be loaded.
        <Button size="sm" onClick={() => query.fetchNextPage()}>
          <RotateCw /> Try again
        </Button>
      </p>
    );
  }
  if (query.isError && shown.length === 0) {
    return <ErrorState title="The traces could not be loaded" message={query.error.message} onRetry={query.refetch} />;
  }
  if (isPartial) {
    return (
      <MatchPartial
        count={shown.length}
        searching={query.isFetchingNextPage}
        newestFirst={filter.sort === "start_time" && filter.order === "desc"}
        onGoOn={list.goOn}
      />
    );
  }
  if (query.isSuccess && shown.length === 0)
    return filter.q.trim() || filter.scope ? <MatchNone /> : <TracesEmpty project={project} />;
  return null;
}
