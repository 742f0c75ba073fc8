"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { rangeNames, ranges, traceFilter } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { useUrlState } from "@/lib/url-state";
import { SendTraces } from "../send-traces";

export function TracesEmpty({ project }: { project: string }) {
  const [, setFilter] = useUrlState(traceFilter);
  const { data } = useQuery(traceOptions.newest(project));
  if (!data) return null;

  const [newest] = data.items;
  if (!newest) return <SendTraces project={project} />;

  const age = Date.now() - Date.parse(newest.startTime);
  const range = rangeNames.find((name) => ranges[name].length > age * 1.05) ?? "all";

  return (
    <EmptyState
      icon={SearchX}
      title="No traces in this time range"
      action={
        <Button onClick={() => setFilter({ range, from: undefined, to: undefined })}>
          Show {ranges[range].label.toLowerCase()}
        </Button>
      }
    >
      The newest trace of this project started <RelativeTime ago value={newest.startTime} />.
    </EmptyState>
  );
}
