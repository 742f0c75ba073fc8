"use client";

import { ErrorState } from "@/components/ui/error-state";
import { MoreFailed } from "@/components/ui/more-failed";
import { PartialNote } from "@/components/ui/partial-note";
import type { TraceFilter } from "@/lib/traces/filter";
import { MatchNone } from "./match-none";
import { TracesEmpty } from "./traces-empty";
import type { TraceList } from "./use-trace-list";

type Props = { project: string; filter: TraceFilter; list: TraceList };

/** What stands below the rows, or in their place. */
export function TracesState({ project, filter, list }: Props) {
  const { query, shown, isPartial } = list;

  if (query.isFetchNextPageError) {
    return <MoreFailed onRetry={() => query.fetchNextPage()}>More traces could not be loaded.</MoreFailed>;
  }
  if (query.isError && shown.length === 0) {
    return <ErrorState title="The traces could not be loaded" message={query.error.message} onRetry={query.refetch} />;
  }
  if (isPartial) {
    return (
      <PartialNote
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
