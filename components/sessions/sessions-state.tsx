"use client";

import { Hourglass, RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { SessionFilter } from "@/lib/sessions/filter";
import { SessionsEmpty } from "./sessions-empty";
import { SessionsNone } from "./sessions-none";
import type { SessionList } from "./use-session-list";

type Props = { project: string; filter: SessionFilter; list: SessionList };

/** What stands below the rows, or in their place. */
export function SessionsState({ project, filter, list }: Props) {
  const { query, shown, isPartial } = list;

  if (query.isFetchNextPageError) {
    return (
      <p role="alert" className="flex items-center justify-center gap-3 py-3 text-fg-2">
        More sessions could not be loaded.
        <Button size="sm" onClick={() => query.fetchNextPage()}>
          <RotateCw /> Try again
        </Button>
      </p>
    );
  }
  if (query.isError && shown.length === 0) {
    return (
      <ErrorState title="The sessions could not be loaded" message={query.error.message} onRetry={query.refetch} />
    );
  }
  if (isPartial) {
    return (
      <p
        role="status"
        className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 px-3 py-3 text-center text-fg-2"
      >
        <span>
          <Hourglass aria-hidden className="mr-1.5 inline size-4 text-warn" />
          The search took too long;{" "}
          {shown.length === 0 ? "nothing was found so far" : "these are the newest matches so far"}.
        </span>
        <Button size="sm" disabled={query.isFetchingNextPage} onClick={list.goOn}>
          {query.isFetchingNextPage ? "Searching…" : "Go on searching"}
        </Button>
      </p>
    );
  }
  if (!query.isSuccess || shown.length > 0) return null;
  return filter.q.trim() ? <SessionsNone filter={filter} /> : <SessionsEmpty project={project} filter={filter} />;
}
