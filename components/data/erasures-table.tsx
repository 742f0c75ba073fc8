"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { erasureOptions } from "@/lib/erasure/options";
import { formatCount } from "@/lib/format";
import { ErasedWhat } from "./erased-what";

/** Who deleted what, newest first. */
export function ErasuresTable({ project }: { project: string }) {
  const { data, isError, refetch } = useQuery(erasureOptions.list(project));

  if (!data) {
    return isError ? (
      <p role="alert" className="flex flex-wrap items-center gap-3 text-fg-2">
        The deletions could not be loaded.
        <Button onClick={() => refetch()}>Try again</Button>
      </p>
    ) : null;
  }
  if (data.items.length === 0) return <p className="text-fg-3">Nobody has deleted traces of this project yet.</p>;
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
      <Table>
        <thead>
          <tr>
            <TableHead>When</TableHead>
            <TableHead>Who</TableHead>
            <TableHead>What</TableHead>
            <TableHead className="text-right">Deleted</TableHead>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ id, at, user, key, what, deleted }) => (
            <TableRow key={id}>
              <TableCell className="text-fg-2">
                <RelativeTime ago value={at} />
              </TableCell>
              <TableCell className="max-w-40 truncate" title={user ?? key ?? undefined}>
                {user ?? (key === null ? "–" : `Key ${key}`)}
              </TableCell>
              <TableCell className="w-full min-w-32 max-w-0 truncate">
                <ErasedWhat what={what} />
              </TableCell>
              <TableCell className="text-right tabular-nums">{formatCount(deleted)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
