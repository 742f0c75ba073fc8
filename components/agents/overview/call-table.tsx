"use client";

import { useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { cx } from "@/components/ui/cx";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { agentAddress, agentSearch } from "@/lib/agents/address";
import { type AgentTime, timeAddress } from "@/lib/agents/filter";
import type { CallProfile } from "@/lib/agents/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { callColumns, callFeatures } from "./call-columns";

const modelColumns = callColumns;
const toolColumns = callColumns.filter((column) => !column.meta?.models);

type Props = { project: string; agentId: string; time: AgentTime; kind: "model" | "tool"; calls: CallProfile[] };

/** A row for each model, or each tool; its name leads to the traces that called it. */
export function CallTable({ project, agentId, time, kind, calls }: Props) {
  // The table changes in place, which a memoized render would miss.
  "use no memo";
  const id = useId();
  const table = useTable({
    features: callFeatures,
    columns: kind === "model" ? modelColumns : toolColumns,
    data: calls,
    getRowId: (call) => call.name,
    initialState: { sorting: [{ id: "calls", desc: true }] },
  });

  return (
    <section aria-labelledby={id} className="shrink-0 overflow-hidden rounded-lg border border-line bg-panel">
      <h3 id={id} className="px-3 py-2 font-medium">
        {kind === "model" ? "Models" : "Tools"}
      </h3>
      {calls.length === 0 ? (
        <p className="px-3 pb-3 text-fg-3">No {kind} was called in this time.</p>
      ) : (
        <Table>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted();
                  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
                  const { numeric } = header.column.columnDef.meta ?? {};
                  return (
                    <TableHead
                      key={header.id}
                      aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
                      className={numeric ? "text-right" : undefined}
                    >
                      <button
                        type="button"
                        onClick={header.column.getToggleSortingHandler()}
                        className={cx(
                          "group inline-flex items-center gap-0.5 rounded-sm hover:text-fg",
                          sorted && "text-fg",
                          numeric && "flex-row-reverse",
                        )}
                      >
                        <table.FlexRender header={header} />
                        <Arrow aria-hidden className={cx("size-3", !sorted && "opacity-0 group-hover:opacity-60")} />
                      </button>
                    </TableHead>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <TableRow key={row.id}>
                {row.getAllCells().map((cell) => (
                  <TableCell
                    key={cell.id}
                    className={
                      cell.column.columnDef.meta?.numeric ? "text-right tabular-nums" : "w-full max-w-0 min-w-40"
                    }
                  >
                    {cell.column.id === "name" ? (
                      <Link
                        href={agentAddress(project, agentId, "traces", {
                          ...timeAddress(time),
                          q: row.original.name && agentSearch(kind, row.original.name),
                        })}
                        prefetch={false}
                        title={row.original.name}
                        className="block truncate font-medium hover:underline"
                      >
                        {visibleText(row.original.name) || `No ${kind} named`}
                      </Link>
                    ) : (
                      <table.FlexRender cell={cell} />
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
