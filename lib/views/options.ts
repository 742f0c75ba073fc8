import { queryOptions } from "@tanstack/react-query";
import { getJson } from "../fetch";
import { toQuery } from "../query-string";
import { viewList } from "./schema";

export const viewOptions = {
  list: (project: string) =>
    queryOptions({
      queryKey: ["views", project],
      queryFn: ({ signal }) => getJson(`/api/v1/views?${toQuery({ project })}`, viewList, signal),
      staleTime: 30_000,
    }),
};
