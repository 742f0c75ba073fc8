"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { StaleNote } from "@/components/ui/stale-note";
import { useRowKeys } from "@/components/ui/use-row-keys";
import type { SessionFilter } from "@/lib/sessions/filter";
import { sessionRowId } from "./session-name";
import { SessionRow } from "./session-row";
import { SessionSkeletons } from "./session-skeletons";
import { SessionsHeader } from "./sessions-header";
import { SessionsState } from "./sessions-state";
import type { SessionList } from "./use-session-list";

const rowHeight = 52;

type Props = { project: string; filter: SessionFilter; list: SessionList };

export function SessionsTable({ project, filter, list }: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string>();
  const { query, shown, isPartial } = list;
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => shown[index]?.sessionId ?? index,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: 30,
    initialRect: { width: 1200, height: 1000 },
  });
  const items = virtualizer.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;

  // The scroller is outside React: it says when the end comes near.
  useEffect(() => {
    if (lastInSight > shown.length - 20) list.loadMore();
  });

  const filterKey = JSON.stringify(filter);
  // The scroll position is outside React: another list is read from its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what changes
  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [filterKey]);

  useRowKeys((step) => {
    const from = shown.findIndex(({ sessionId }) => sessionId === activeId);
    const to = from < 0 ? (virtualizer.range?.startIndex ?? 0) : from + step;
    const next = shown[to];
    if (!next) return;
    virtualizer.scrollToIndex(to);
    setActiveId(next.sessionId);
    requestAnimationFrame(() => document.getElementById(sessionRowId(next.sessionId))?.focus({ preventScroll: true }));
  });

  return (
    <section aria-label="Sessions" className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      {list.isStale && query.isSuccess && <StaleNote />}
      <div
        ref={scroller}
        onScroll={(event) => list.onScroll(event.currentTarget.scrollTop)}
        className={cx("min-h-0 flex-1 overflow-auto", query.isPlaceholderData && "opacity-60")}
      >
        <table
          aria-rowcount={query.hasNextPage ? -1 : shown.length + 1}
          aria-busy={query.isFetching}
          className="w-full table-fixed border-separate border-spacing-0 md:min-w-[1040px]"
        >
          <thead>
            <SessionsHeader />
          </thead>
          <tbody>
            <tr aria-hidden style={{ height: items[0]?.start ?? 0 }} />
            {items.map(({ index }) => {
              const session = shown[index];
              return (
                session && (
                  <SessionRow
                    key={session.sessionId}
                    ref={virtualizer.measureElement}
                    project={project}
                    session={session}
                    index={index}
                    onFocus={() => setActiveId(session.sessionId)}
                  />
                )
              );
            })}
            <tr aria-hidden style={{ height: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
            {query.isPending && <SessionSkeletons count={15} />}
            {query.hasNextPage && !isPartial && !query.isFetchNextPageError && <SessionSkeletons count={3} />}
          </tbody>
        </table>
        <SessionsState project={project} filter={filter} list={list} />
      </div>
    </section>
  );
}
