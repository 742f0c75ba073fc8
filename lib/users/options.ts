import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import { toUserQuery, type UserFilter } from "./filter";
import { userPage } from "./schema";

export const userOptions = {
  all: (project: string) => ["users", project] as const,

  /** Asked again now and then, as long as no more than a few pages would have to be. */
  list: (project: string, filter: UserFilter) =>
    infiniteQueryOptions({
      queryKey: [...userOptions.all(project), "list", filter],
      queryFn: ({ pageParam, signal }) =>
        getJson(`/api/v1/users?${toQuery({ project, ...toUserQuery(filter), cursor: pageParam })}`, userPage, signal),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextCursor,
      staleTime: 10_000,
      refetchInterval: ({ state }) => (state.data?.pages.length ?? 0) <= 2 && 15_000,
      placeholderData: keepPreviousData,
    }),
};
