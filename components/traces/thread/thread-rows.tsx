"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef } from "react";
import { estimateHeight } from "@/lib/thread/row-text";
import type { ThreadRow as Row } from "@/lib/thread/rows";
import { focusSpan } from "../focus-view";
import { threadKeys } from "./thread-keys";
import { ThreadRow } from "./thread-row";
import { type ThreadScene, threadRowId } from "./thread-scene";

/** A row to bring into sight, said anew each time. */
export type ThreadGoal = { key: string; align: "start" | "auto"; focus: boolean };

type Props = {
  scene: ThreadScene;
  rows: Row[];
  openKeys: ReadonlySet<string>;
  activeKey: string | undefined;
  chosenId: string | undefined;
  goal: ThreadGoal | undefined;
  canFold: (row: Row) => boolean;
  onActive: (key: string) => void;
  onGo: (row: Row) => void;
};

export function ThreadRows({ scene, rows, openKeys, activeKey, chosenId, goal, canFold, onActive, onGo }: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  /** Where the list stood when the span covered it. */
  const hiddenAt = useRef<number>(null);
  const activeIndex = rows.findIndex((row) => row.key === activeKey);
  const tabbableIndex = Math.max(0, activeIndex);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => estimateHeight(rows[index]),
    overscan: 6,
    paddingStart: 8,
    paddingEnd: 48,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 24,
    initialRect: { width: 600, height: 800 },
    // The focus must not fall out of the list when its row is scrolled away.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(startIndex - overscan, 0);
      const last = Math.min(endIndex + overscan, count - 1);
      const near = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      if (tabbableIndex < first) return [tabbableIndex, ...near];
      return tabbableIndex > last && tabbableIndex < count ? [...near, tabbableIndex] : near;
    },
  });

  const reach = useEffectEvent(({ key, align, focus }: ThreadGoal) => {
    const index = rows.findIndex((row) => row.key === key);
    if (index < 0) return;
    const size = virtualizer.measurementsCache[index]?.size ?? 0;
    const tooHigh = size > (virtualizer.scrollRect?.height ?? Number.POSITIVE_INFINITY) - 32;
    virtualizer.scrollToIndex(index, { align: tooHigh ? "start" : align });
    if (focus) document.getElementById(threadRowId(key))?.focus({ preventScroll: true });
  });

  // The scroller and the focus are outside React: they follow the goal.
  useEffect(() => {
    if (goal) reach(goal);
  }, [goal]);

  const settle = useEffectEvent((beside: string | undefined) => {
    const list = scroller.current;
    const focused = document.activeElement;
    const isLost = focused?.matches("body, [role=dialog]");
    if (!list?.checkVisibility()) {
      hiddenAt.current ??= virtualizer.scrollOffset;
      if (beside && (isLost || list?.contains(focused))) focusSpan();
      return;
    }
    if (isLost) list.focus({ preventScroll: true });
    const top = hiddenAt.current;
    hiddenAt.current = null;
    // The rows come back with the frame after next, when the list has been measured.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (top !== null) list.scrollTop = top;
        if (isLost && activeKey) document.getElementById(threadRowId(activeKey))?.focus({ preventScroll: true });
      }),
    );
  });

  // At first nothing has the focus; later the span beside may have covered the list, which forgets where it was, or
  // have taken the focus away with it.
  useEffect(() => {
    settle(chosenId);
  }, [chosenId]);

  return (
    <div
      ref={scroller}
      role="feed"
      aria-label="Thread"
      tabIndex={-1}
      onKeyDown={threadKeys({
        rows,
        activeKey,
        isOpen: (row) => openKeys.has(row.key),
        canFold,
        onGo,
        onToggle: scene.onToggle,
        onEnter: scene.onChoose,
      })}
      className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden outline-none"
    >
      <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <ThreadRow
              key={row.key}
              ref={virtualizer.measureElement}
              scene={scene}
              row={row}
              index={index}
              count={rows.length}
              top={start}
              open={openKeys.has(row.key)}
              active={row.key === activeKey}
              tabbable={index === tabbableIndex}
              chosen={chosenId !== undefined && row.spanIds.includes(chosenId)}
              onActive={onActive}
            />
          );
        })}
      </div>
    </div>
  );
}
