"use client";

import { SearchX, Users } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { MoreFailed } from "@/components/ui/more-failed";
import { useUrlState } from "@/lib/url-state";
import { type UserFilter, userFilter } from "@/lib/users/filter";
import type { UserList } from "./users-table";

type Props = { project: string; filter: UserFilter; query: UserList };

/** What stands below the rows, or in their place. */
export function UsersState({ project, filter, query }: Props) {
  const [, setFilter] = useUrlState(userFilter);

  if (query.isFetchNextPageError) {
    return <MoreFailed onRetry={() => query.fetchNextPage()}>More users could not be loaded.</MoreFailed>;
  }
  if (query.isError && !query.data) {
    return <ErrorState title="The users could not be loaded" message={query.error.message} onRetry={query.refetch} />;
  }
  if (!query.isSuccess || query.data.pages.some(({ items }) => items.length > 0)) return null;
  if (filter.find.trim()) {
    return (
      <EmptyState
        icon={SearchX}
        title="No user id begins like this"
        action={<Button onClick={() => setFilter({ find: undefined })}>Show all users</Button>}
      >
        The beginning of an id has to be written as it was sent, in the same letters.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Users}
      title="No users yet"
      action={
        <Button variant="primary" asChild>
          <Link href={`/${project}/send`}>How to send traces</Link>
        </Button>
      }
    >
      <p>
        Traces that say whom they ran for are summed up here by user. Set the attribute{" "}
        <code className="font-mono text-sm">user.id</code> on the root span of each trace.
      </p>
      <pre className="mt-3 overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 text-left font-mono text-sm">
        span.setAttribute("user.id", customer.id)
      </pre>
    </EmptyState>
  );
}
