"use client";

import { useQuery } from "@tanstack/react-query";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { isSameState, openView } from "@/lib/views/address";
import { viewOptions } from "@/lib/views/options";
import type { ViewState } from "@/lib/views/schema";

/** The project's views, the one that the list was opened from, and whether the list has been changed since. */
export function useSavedViews(project: string, hidden: string[]) {
  const [filter] = useUrlState(traceFilter);
  const [{ saved }] = useUrlState(openView);
  const { data, isError } = useQuery(viewOptions.list(project));
  const state: ViewState = { ...filter, hidden };
  const current = data?.items.find((view) => view.id === saved);
  return {
    views: data?.items,
    isError,
    state,
    current,
    isChanged: current !== undefined && !isSameState(current.state, state),
  };
}
