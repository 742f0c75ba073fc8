"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useUrlState } from "@/lib/url-state";
import { userFilter } from "@/lib/users/filter";
import { userOptions } from "@/lib/users/options";
import { UsersFind } from "./users-find";
import { UsersTable } from "./users-table";

/** Who talks to the agents, and who had trouble. */
export function UsersScreen({ project }: { project: string }) {
  const [filter] = useUrlState(userFilter);
  const query = useInfiniteQuery(userOptions.list(project, filter));

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        <UsersFind />
      </div>
      <UsersTable project={project} filter={filter} query={query} />
    </div>
  );
}
