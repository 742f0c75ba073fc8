"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Table, TableHead } from "@/components/ui/table";
import { modelOptions } from "@/lib/models/options";
import { CallRow } from "./call-row";

/** The ledger of calls, newest first, older ones by a button. */
export function CallsTable({ project }: { project: string }) {
  const { data, isError, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    modelOptions.calls(project),
  );
  const calls = data?.pages.flatMap(({ items }) => items);

  if (calls?.length === 0) return <p className="text-fg-3">No model was called yet.</p>;
  return (
    <>
      {calls && (
        <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
          <Table aria-label="Calls">
            <thead>
              <tr>
                <TableHead>When</TableHead>
                <TableHead className="max-sm:hidden">For</TableHead>
                <TableHead>Model</TableHead>
                <TableHead className="max-sm:hidden">Outcome</TableHead>
                <TableHead className="text-right max-sm:hidden">Tokens</TableHead>
                <TableHead className="text-right max-sm:hidden">Latency</TableHead>
                <TableHead className="text-right">Cost</TableHead>
              </tr>
            </thead>
            <tbody>
              {calls.map((call) => (
                <CallRow key={call.id} call={call} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {isError && (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-fg-2">
          The calls could not be loaded.
          <Button onClick={() => (calls ? fetchNextPage() : refetch())}>Try again</Button>
        </p>
      )}
      {hasNextPage && !isError && (
        <Button className="self-start" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Show older"}
        </Button>
      )}
    </>
  );
}
