"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { runStatuses } from "@/db/enums";
import { isFiltered, type RunFilter, runFilter } from "@/lib/durable/filter";
import { durableOptions } from "@/lib/durable/options";
import { useUrlState } from "@/lib/url-state";
import { functionName, statusNames } from "./run-words";

/** Radix takes no empty value, and no function is called this. */
const all = "*";

export function RunsToolbar({ project, filter }: { project: string; filter: RunFilter }) {
  const [, setFilter] = useUrlState(runFilter);
  const { data } = useQuery(durableOptions.functions(project));
  const known = (data ?? []).map(({ functionId }) => functionId);
  const functions = [...new Set(filter.function === undefined ? known : [...known, filter.function])].sort();

  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Function"
        value={filter.function ?? all}
        onValueChange={(value) => setFilter({ function: value === all ? undefined : value })}
        options={[
          { value: all, label: "All functions" },
          ...functions.map((value) => ({ value, label: functionName(value) })),
        ]}
        className="w-64 max-sm:w-full [&>span:first-child]:truncate"
      />
      <Select
        aria-label="Status"
        value={filter.status ?? all}
        onValueChange={(value) => setFilter({ status: runStatuses.find((status) => status === value) })}
        options={[
          { value: all, label: "Any status" },
          ...runStatuses.map((value) => ({ value, label: statusNames[value] })),
        ]}
        className="w-36"
      />
      {isFiltered(filter) && (
        <Button variant="quiet" onClick={() => setFilter({ function: undefined, status: undefined })}>
          Clear
        </Button>
      )}
    </div>
  );
}
