"use client";

import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isCustom, ranges, traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { FilterRemovals } from "./filter-removals";

/** A search that nothing matches, and what can be changed about it. */
export function MatchNone() {
  const [filter, setFilter] = useUrlState(traceFilter);
  const isAll = !isCustom(filter) && filter.range === "all";
  const where = isCustom(filter) ? "in this time range" : `in the ${ranges[filter.range].label.toLowerCase()}`;

  return (
    <EmptyState
      icon={SearchX}
      title="No trace matches this search"
      action={
        <>
          <FilterRemovals />
          {!isAll && (
            <Button onClick={() => setFilter({ range: "all", from: undefined, to: undefined }, "push")}>
              Search all time
            </Button>
          )}
          {filter.q.trim() && <Button onClick={() => setFilter({ q: undefined }, "push")}>Clear the search</Button>}
        </>
      }
    >
      {isAll ? "All traces of the project were looked through." : `All traces ${where} were looked through.`}
    </EmptyState>
  );
}
