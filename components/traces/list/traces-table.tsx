"use client";

import { useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { StaleNote } from "@/components/ui/stale-note";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { openTrace, type TraceFilter } from "@/lib/traces/filter";
import { urlState } from "@/lib/url-state";
import { BulkBar } from "./bulk-bar";
import { ColumnsMenu } from "./columns-menu";
import { focusRow } from "./focus-row";
import { hasWords } from "./hit-landing";
import { NewTraces } from "./new-traces";
import { SkeletonRows } from "./skeleton-rows";
import { TraceRow } from "./trace-row";
import { TracesHeader } from "./traces-header";
import { TracesState } from "./traces-state";
import type { TraceList } from "./use-trace-list";
import { type HiddenColumns, useTraceRows } from "./use-trace-rows";

type Props = {
  project: string;
  filter: TraceFilter;
  list: TraceList;
  columns: HiddenColumns;
  openId: string | undefined;
  writes: boolean;
  onOpen: (traceId: string) => void;
};

export function TracesTable({ project, filter, list, columns: hidden, openId, writes, onOpen }: Props) {
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string>();
  const { table, rows, items, virtualizer, before, after } = useTraceRows(list, hidden, hasWords(filter.q), scroller);
  const columns = table.getVisibleLeafColumns().map(({ id, columnDef }) => ({ id, ...columnDef.meta }));
  const { query, waiting, isStale, isPartial } = list;

  useRowKeys((step) => {
    const open = urlState(openTrace).trace;
    const from = rows.findIndex((row) => row.id === (open ?? activeId));
    const to = from < 0 ? (virtualizer.range?.startIndex ?? 0) : from + step;
    const next = rows[to];
    if (!next) return;
    virtualizer.scrollToIndex(to);
    setActiveId(next.id);
    if (open) onOpen(next.id);
    else requestAnimationFrame(() => focusRow(next.id));
  });

  const filterKey = JSON.stringify(filter);
  // The scroll position is outside React: another list is read from its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what changes
  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [filterKey]);

  function showNew() {
    list.keepHead();
    scroller.current?.scrollTo({ top: 0 });
  }

  return (
    <section aria-label="Traces" className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      {isStale && query.isSuccess ? (
        <StaleNote />
      ) : (
        waiting > 0 && <NewTraces count={waiting} noun={filter.q ? "match" : "trace"} onShow={showNew} />
      )}
      <div
        ref={scroller}
        onScroll={(event) => list.onScroll(event.currentTarget.scrollTop)}
        className={cx("min-h-0 flex-1 overflow-auto", query.isPlaceholderData && "opacity-60")}
      >
        <table
          aria-rowcount={query.hasNextPage ? -1 : rows.length + 1}
          aria-busy={query.isFetching}
          className="w-full table-fixed border-separate border-spacing-0 md:min-w-[960px]"
        >
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <TracesHeader
                    key={header.id}
                    header={header}
                    menu={header.id === "status" && <ColumnsMenu table={table} />}
                  />
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            <tr aria-hidden style={{ height: before }} />
            {items.map(({ index }) => {
              const row = rows[index];
              return (
                row && (
                  <TraceRow
                    key={row.id}
                    table={table}
                    row={row}
                    project={project}
                    index={index}
                    open={row.id === openId}
                    measure={virtualizer.measureElement}
                    onFocus={() => setActiveId(row.id)}
                  />
                )
              );
            })}
            <tr aria-hidden style={{ height: after }} />
            {query.isPending && <SkeletonRows count={20} columns={columns} />}
            {query.hasNextPage && !isPartial && !query.isFetchNextPageError && (
              <SkeletonRows count={3} columns={columns} />
            )}
          </tbody>
        </table>
        <TracesState project={project} filter={filter} list={list} />
      </div>
      <BulkBar key={filterKey} project={project} table={table} writes={writes} />
    </section>
  );
}
