"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Table, TableHead } from "@/components/ui/table";
import { durableOptions } from "@/lib/durable/options";
import { FunctionRow } from "./function-row";

export function FunctionsTable({ project }: { project: string }) {
  const { data, isError, refetch } = useQuery(durableOptions.functions(project));

  if (!data) {
    return isError ? (
      <p role="alert" className="flex flex-wrap items-center gap-3 text-fg-2">
        The functions could not be loaded.
        <Button onClick={() => refetch()}>Try again</Button>
      </p>
    ) : null;
  }
  if (data.length === 0) return <p className="text-fg-3">No function has run yet, and none waits for its time.</p>;
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
      <Table aria-label="Functions">
        <thead>
          <tr>
            <TableHead>Function</TableHead>
            <TableHead className="max-sm:hidden">Starts with</TableHead>
            <TableHead>Last run</TableHead>
            <TableHead className="max-sm:hidden">Last 24 hours</TableHead>
          </tr>
        </thead>
        <tbody>
          {data.map((one) => (
            <FunctionRow key={one.functionId} one={one} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}
