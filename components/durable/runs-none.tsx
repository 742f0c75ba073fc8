"use client";

import { SearchX, Timer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isFiltered, type RunFilter, runFilter } from "@/lib/durable/filter";
import { useUrlState } from "@/lib/url-state";

export function RunsNone({ filter }: { filter: RunFilter }) {
  const [, setFilter] = useUrlState(runFilter);
  if (!isFiltered(filter)) {
    return (
      <EmptyState icon={Timer} title="Nothing has run yet">
        Runs appear here as soon as an event or a schedule begins them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title="No run matches"
      action={<Button onClick={() => setFilter({ function: undefined, status: undefined })}>Show all runs</Button>}
    >
      Runs that were done are forgotten after two weeks, those that failed after a month.
    </EmptyState>
  );
}
