"use client";

import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type SessionFilter, sessionFilter } from "@/lib/sessions/filter";
import { ranges } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

/** A search that nothing matches, and what can be changed about it. */
export function SessionsNone({ filter }: { filter: SessionFilter }) {
  const [, setFilter] = useUrlState(sessionFilter);
  const isCustom = filter.from !== undefined || filter.to !== undefined;
  const isAll = !isCustom && filter.range === "all";
  const where = isCustom ? "in this time range" : `of the ${ranges[filter.range].label.toLowerCase()}`;

  return (
    <EmptyState
      icon={SearchX}
      title="No session matches this search"
      action={
        <>
          {!isAll && (
            <Button onClick={() => setFilter({ range: "all", from: undefined, to: undefined }, "push")}>
              Search all time
            </Button>
          )}
          <Button onClick={() => setFilter({ q: undefined }, "push")}>Clear the search</Button>
        </>
      }
    >
      {isAll ? "All sessions were looked through." : `All sessions ${where} were looked through.`} A session matches
      when one of its traces holds all that is searched for.
    </EmptyState>
  );
}
