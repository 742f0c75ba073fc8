"use client";

import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import { traceColumns, traceFeatures } from "./trace-columns";
import { useHiddenColumns } from "./use-hidden-columns";
import type { TraceList } from "./use-trace-list";

const rowHeight = 34;
const headerHeight = 30;

/** The table, and which of its rows are in sight. More are fetched well before the last one is. */
export function useTraceRows(list: TraceList, hiddenColumns: string[], scroller: RefObject<HTMLDivElement | null>) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const [columnVisibility, onColumnVisibilityChange] = useHiddenColumns(hiddenColumns);
  const table = useTable({
    features: traceFeatures,
    columns: traceColumns,
    data: list.shown,
    getRowId: (trace) => trace.traceId,
    state: { columnVisibility },
    onColumnVisibilityChange,
  });
  const { rows } = table.getRowModel();

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headerHeight,
    initialRect: { width: 1200, height: 1000 },
  });
  const items = virtualizer.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;

  // The scroller is outside React: it says when the end comes near.
  useEffect(() => {
    if (lastInSight > rows.length - 20) list.loadMore();
  });

  return {
    table,
    rows,
    items,
    virtualizer,
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
}
