"use client";

import type { ReactTable } from "@tanstack/react-table";
import { useKeys } from "@/components/ui/use-keys";
import type { ListedTrace } from "@/lib/traces/schema";
import type { traceFeatures } from "./trace-columns";

/** X selects the row that has the focus, Esc lets go of all. */
export function useSelectKeys(table: ReactTable<typeof traceFeatures, ListedTrace>, clear: () => void) {
  useKeys((key, target) => {
    if (target.closest("[role=dialog]")) return false;
    if (key === "Escape" && table.getSelectedRowIds().length > 0) {
      clear();
      return true;
    }
    const id = key === "x" ? target.closest("tr")?.querySelector("[id^=trace-]")?.id.slice("trace-".length) : undefined;
    const row = table.getRowModel().rows.find((candidate) => candidate.id === id);
    row?.toggleSelected();
    return row !== undefined;
  });
}
