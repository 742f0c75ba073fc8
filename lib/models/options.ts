import { infiniteQueryOptions } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import { callsAtOnce, ledgerPage } from "./schema";

export const modelOptions = {
  calls: (project: string) =>
    infiniteQueryOptions({
      queryKey: ["model-calls", project],
      queryFn: ({ pageParam: cursor, signal }) =>
        getJson(`/api/v1/model-calls?${toQuery({ project, limit: callsAtOnce, cursor })}`, ledgerPage, signal),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextCursor,
      staleTime: 15_000,
    }),
};
