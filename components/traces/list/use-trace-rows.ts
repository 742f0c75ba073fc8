"use client";

import { type ColumnVisibilityState, type Updater, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useMemo } from "react";
import { matchColumn, roomForMatch, traceColumns, traceFeatures } from "./trace-columns";
import type { TraceList } from "./use-trace-list";

const rowHeight = 34;
const headerHeight = 30;

export type HiddenColumns = readonly [hidden: string[], hide: (ids: string[]) => void];

/** The table, and which of its rows are in sight. More are fetched well before the last one is. */
export function useTraceRows(
  list: TraceList,
  [hidden, hide]: HiddenColumns,
  showsMatches: boolean,
  scroller: RefObject<HTMLDivElement | null>,
) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const hiddenIds = hidden.join(".");
  // The table takes another object for another choice, and renders again.
  const columnVisibility = useMemo(() => visibilityOf(hiddenIds, showsMatches), [hiddenIds, showsMatches]);
  const table = useTable({
    features: traceFeatures,
    columns: traceColumns,
    data: list.shown,
    getRowId: (trace) => trace.traceId,
    state: { columnVisibility },
    onColumnVisibilityChange: (update: Updater<ColumnVisibilityState>) => {
      const next = typeof update === "function" ? update(Object.fromEntries(hidden.map((id) => [id, false]))) : update;
      hide(Object.keys(next).filter((id) => next[id] === false));
    },
  });
  const { rows } = table.getRowModel();

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
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

function visibilityOf(hiddenIds: string, showsMatches: boolean): ColumnVisibilityState {
  const hidden = showsMatches ? [...hiddenIds.split("."), ...roomForMatch] : hiddenIds.split(".");
  return { ...Object.fromEntries(hidden.map((id) => [id, false])), [matchColumn]: showsMatches };
}
