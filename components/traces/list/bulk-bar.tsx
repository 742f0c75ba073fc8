"use client";

import type { ReactTable } from "@tanstack/react-table";
import { Download, Trash2, X } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCount } from "@/lib/format";
import type { ListedTrace } from "@/lib/traces/schema";
import { BulkDelete } from "./bulk-delete";
import { ExportForm } from "./export-form";
import { useSelectKeys } from "./select-keys";
import type { traceFeatures } from "./trace-columns";

type Props = { project: string; table: ReactTable<typeof traceFeatures, ListedTrace>; writes: boolean };

/** What can be done with the selected traces, below the list while there are some. */
export function BulkBar({ project, table, writes }: Props) {
  "use no memo";
  const [open, setOpen] = useState<"export" | "delete">();
  const traceIds = Object.keys(table.state.rowSelection);
  const count = traceIds.length;
  const clear = () => table.resetRowSelection(true);
  useSelectKeys(table, clear);
  // The table is outside React: what was selected in another list is not in this one, which has another key.
  const forget = useEffectEvent(clear);
  useEffect(() => () => forget(), []);
  if (count === 0) return null;

  const title = `${open === "delete" ? "Delete" : "Export"} ${formatCount(count)} ${count === 1 ? "trace" : "traces"}`;
  return (
    <div
      role="toolbar"
      aria-label="Selected traces"
      className="absolute inset-x-0 bottom-4 z-20 mx-auto flex w-fit items-center gap-1.5 rounded-lg border border-line-strong bg-panel py-1.5 pr-1.5 pl-3 shadow-float"
    >
      <span role="status" className="mr-1 font-medium tabular-nums">
        {formatCount(count)} selected
      </span>
      <Button onClick={() => setOpen("export")}>
        <Download /> Export
      </Button>
      {writes && (
        <Button variant="danger" onClick={() => setOpen("delete")}>
          <Trash2 /> Delete
        </Button>
      )}
      <Button variant="quiet" size="icon" aria-label="Clear the selection" title="Clear (Esc)" onClick={clear}>
        <X />
      </Button>
      <Dialog open={open !== undefined} onOpenChange={() => setOpen(undefined)} title={title}>
        {open === "export" && <ExportForm project={project} what={{ traceIds }} count={{ count, exact: true }} />}
        {open === "delete" && (
          <BulkDelete project={project} what={{ what: "traces", traceIds }} count={count} onDone={clear} />
        )}
      </Dialog>
    </div>
  );
}
