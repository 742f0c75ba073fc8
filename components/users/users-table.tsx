"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { useRowKeys } from "@/components/ui/use-row-keys";
import type { UserFilter } from "@/lib/users/filter";
import type { UserPage } from "@/lib/users/schema";
import { userRowId } from "./user-columns";
import { UserRow } from "./user-row";
import { UserSkeletons } from "./user-skeletons";
import { UsersHeader } from "./users-header";
import { UsersState } from "./users-state";

export type UserList = UseInfiniteQueryResult<InfiniteData<UserPage>>;

type Props = { project: string; filter: UserFilter; query: UserList };

export function UsersTable({ project, filter, query }: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string>();
  const users = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const virtualizer = useVirtualizer({
    count: users.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => users[index]?.userId ?? index,
    estimateSize: () => 40,
    overscan: 12,
    scrollPaddingStart: 30,
    initialRect: { width: 1200, height: 1000 },
  });
  const items = virtualizer.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;
  const mayGrow = query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError;

  // The scroller is outside React: it says when the end comes near.
  useEffect(() => {
    if (mayGrow && !query.isPlaceholderData && lastInSight > users.length - 20) query.fetchNextPage();
  });

  const filterKey = JSON.stringify(filter);
  // The scroll position is outside React: another list is read from its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what changes
  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [filterKey]);

  useRowKeys((step) => {
    const from = users.findIndex(({ userId }) => userId === activeId);
    const to = from < 0 ? (virtualizer.range?.startIndex ?? 0) : from + step;
    const next = users[to];
    if (!next) return;
    virtualizer.scrollToIndex(to);
    setActiveId(next.userId);
    requestAnimationFrame(() => document.getElementById(userRowId(next.userId))?.focus({ preventScroll: true }));
  });

  return (
    <section aria-label="Users" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div ref={scroller} className={cx("min-h-0 flex-1 overflow-auto", query.isPlaceholderData && "opacity-60")}>
        <table
          aria-rowcount={query.hasNextPage ? -1 : users.length + 1}
          aria-busy={query.isFetching}
          className="w-full table-fixed border-separate border-spacing-0 md:min-w-[960px]"
        >
          <thead>
            <UsersHeader />
          </thead>
          <tbody>
            <tr aria-hidden style={{ height: items[0]?.start ?? 0 }} />
            {items.map(({ index }) => {
              const user = users[index];
              return (
                user && (
                  <UserRow
                    key={user.userId}
                    ref={virtualizer.measureElement}
                    project={project}
                    user={user}
                    index={index}
                    onFocus={() => setActiveId(user.userId)}
                  />
                )
              );
            })}
            <tr aria-hidden style={{ height: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
            {query.isPending && <UserSkeletons count={15} />}
            {query.hasNextPage && !query.isFetchNextPageError && <UserSkeletons count={3} />}
          </tbody>
        </table>
        <UsersState project={project} filter={filter} query={query} />
      </div>
    </section>
  );
}
