"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { durableOptions } from "@/lib/durable/options";
import { RequestError } from "@/lib/fetch";
import { focusRun } from "./focus-run";
import type { JsonComponent } from "./json-component";
import { RetryRun } from "./retry-run";
import { RunDetail } from "./run-detail";
import { RunStatus } from "./run-status";
import { functionName } from "./run-words";

type Props = { project: string; id: string; onOpen: (id: string | undefined) => void; Json: JsonComponent };

/** One run beside the list, which stays usable. */
export function RunSheet({ project, id, onOpen, Json }: Props) {
  const { data: run, error, refetch } = useQuery(durableOptions.run(project, id));
  const isGone = error instanceof RequestError && error.status === 404;
  const name = run ? functionName(run.functionId) : "Run";

  return (
    <Sheet
      open
      modal={false}
      title={`Run of ${name}`}
      onOpenChange={() => onOpen(undefined)}
      onInteractOutside={(event) => event.preventDefault()}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        focusRun(id);
      }}
      className="w-full md:w-[max(50vw,640px)]"
    >
      <header className="flex shrink-0 items-center gap-2 border-line border-b px-4 py-2.5">
        <h2 className="min-w-0 truncate font-semibold text-lg" title={run?.functionId}>
          {name}
        </h2>
        <span role="status">{run && <RunStatus status={run.status} />}</span>
        <span className="ml-auto flex items-center gap-1.5">
          {run?.status === "failed" && <RetryRun project={project} id={id} />}
          <Button variant="quiet" size="icon" aria-label="Close" title="Close (Esc)" onClick={() => onOpen(undefined)}>
            <X />
          </Button>
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        {run && <RunDetail key={id} run={run} isStale={error !== null} Json={Json} />}
        {!run && error && (
          <ErrorState
            title={isGone ? "There is no such run" : "The run could not be loaded"}
            message={isGone ? "It may have been forgotten: runs are kept for some weeks." : error.message}
            onRetry={isGone ? undefined : refetch}
          />
        )}
        {!run && !error && (
          <div role="status" aria-label="Loading" className="flex flex-col gap-3">
            <Skeleton className="h-4 w-64" />
            <Skeleton className="h-16 w-full" />
            <Skeleton className="h-10 w-full" />
            <Skeleton className="h-10 w-full" />
          </div>
        )}
      </div>
    </Sheet>
  );
}
