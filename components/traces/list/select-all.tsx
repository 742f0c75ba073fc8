"use client";

import { Subscribe, type Table } from "@tanstack/react-table";
import type { ListedTrace } from "@/lib/traces/schema";
import { SelectBox } from "./select-box";
import type { traceFeatures } from "./trace-columns";

/** Selects every trace that the list has loaded. */
export function SelectAll({ table }: { table: Table<typeof traceFeatures, ListedTrace> }) {
  return (
    <Subscribe source={table.atoms.rowSelection}>
      {(selection) => {
        const some = Object.keys(selection).length > 0;
        return (
          <SelectBox
            label="Select all loaded traces"
            checked={some && table.getIsAllRowsSelected()}
            some={some}
            shown={some}
            onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
          />
        );
      }}
    </Subscribe>
  );
}
