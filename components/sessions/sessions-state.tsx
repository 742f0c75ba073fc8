"use client";

import { ErrorState } from "@/components/ui/error-state";
import { MoreFailed } from "@/components/ui/more-failed";
import { PartialNote } from "@/components/ui/partial-note";
import type { SessionFilter } from "@/lib/sessions/filter";
import { SessionsEmpty } from "./sessions-empty";
import { SessionsNone } from "./sessions-none";
import type { SessionList } from "./use-session-list";

type Props = { project: string; filter: SessionFilter; list: SessionList };

/** What stands below the rows, or in their place. */
export function SessionsState({ project, filter, list }: Props) {
  const { query, shown, isPartial } = list;

  if (query.isFetchNextPageError) {
    return <MoreFailed onRetry={() => query.fetchNextPage()}>More sessions could not be loaded.</MoreFailed>;
  }
  if (query.isError && shown.length === 0) {
    return (
      <ErrorState title="The sessions could not be loaded" message={query.error.message} onRetry={query.refetch} />
    );
  }
  if (isPartial) {
    return <PartialNote count={shown.length} searching={query.isFetchingNextPage} newestFirst onGoOn={list.goOn} />;
  }
  if (!query.isSuccess || shown.length > 0) return null;
  return filter.q.trim() ? <SessionsNone filter={filter} /> : <SessionsEmpty project={project} filter={filter} />;
}
