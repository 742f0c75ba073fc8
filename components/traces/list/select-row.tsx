"use client";

import { type Row, Subscribe } from "@tanstack/react-table";
import type { ListedTrace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { SelectBox } from "./select-box";
import type { traceFeatures } from "./trace-columns";

/** Selects a trace; with Shift, all from the one selected before. */
export function SelectRow({ row }: { row: Row<typeof traceFeatures, ListedTrace> }) {
  return (
    <Subscribe source={row.table.atoms.rowSelection}>
      {(selection) => (
        <SelectBox
          label={`Select ${visibleText(row.original.name)}`}
          checked={row.id in selection}
          shown={Object.keys(selection).length > 0}
          onChange={row.getToggleSelectedHandler()}
        />
      )}
    </Subscribe>
  );
}
