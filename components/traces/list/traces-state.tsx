"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { TracesEmpty } from "./traces-empty";
import type { TraceList } from "./use-trace-list";

/** What stands below the rows, or in their place. */
export function TracesState({ project, list }: { project: string; list: TraceList }) {
  const { query, shown } = list;

  if (query.isFetchNextPageError) {
    return (
      <p role="alert" className="flex items-center justify-center gap-3 py-3 text-fg-2">
        More traces could not be loaded.
        <Button size="sm" onClick={() => query.fetchNextPage()}>
          <RotateCw /> Try again
        </Button>
      </p>
    );
  }
  if (query.isError && shown.length === 0) {
    return <ErrorState title="The traces could not be loaded" message={query.error.message} onRetry={query.refetch} />;
  }
  if (query.isSuccess && shown.length === 0) return <TracesEmpty project={project} />;
  return null;
}
