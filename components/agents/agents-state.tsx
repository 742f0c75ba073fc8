"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { MoreFailed } from "@/components/ui/more-failed";
import { type AgentsFilter, agentsFilter, timeWords } from "@/lib/agents/filter";
import { useUrlState } from "@/lib/url-state";
import { AgentsEmpty } from "./agents-empty";
import { MoreAgents } from "./more-agents";

type Props = { project: string; filter: AgentsFilter; query: UseInfiniteQueryResult<unknown>; count: number };

/** What stands below the cards, or in their place. */
export function AgentsState({ project, filter, query, count }: Props) {
  const [, setFilter] = useUrlState(agentsFilter);

  if (query.isError && count === 0) {
    return <ErrorState title="The agents could not be loaded" message={query.error.message} onRetry={query.refetch} />;
  }
  if (query.isFetchNextPageError) {
    return <MoreFailed onRetry={() => query.fetchNextPage()}>More agents could not be loaded.</MoreFailed>;
  }
  if (query.hasNextPage) return <MoreAgents busy={query.isFetchingNextPage} onMore={query.fetchNextPage} />;
  if (!query.isSuccess || count > 0 || query.isPlaceholderData) return null;
  if (!filter.find.trim()) return <AgentsEmpty project={project} filter={filter} />;

  return (
    <EmptyState
      title="No agent matches this search"
      action={<Button onClick={() => setFilter({ find: undefined })}>Clear the search</Button>}
    >
      No agent that ran {timeWords(filter)} holds “{filter.find.trim()}” in its name, id or role.
    </EmptyState>
  );
}
