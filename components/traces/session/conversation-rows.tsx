"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef } from "react";
import { useSettled } from "@/components/ui/use-settled";
import type { ConversationRow } from "@/lib/sessions/conversation";
import { estimateHeight } from "@/lib/thread/row-text";
import { threadKeys } from "../thread/thread-keys";
import { threadRowId } from "../thread/thread-scene";
import { ConversationNote } from "./conversation-note";
import { ConversationSaid } from "./conversation-said";
import { ConversationTurn } from "./conversation-turn";
import type { Goal } from "./session-conversation";

const settleMs = 80;

type Props = {
  project: string;
  rows: ConversationRow[];
  goal: Goal | undefined;
  activeKey: string | undefined;
  chosen: string | undefined;
  canFold: (row: ConversationRow) => boolean;
  onActive: (key: string) => void;
  onToggle: (key: string) => void;
  onOpen: (traceId: string, spanId?: string) => void;
  onRetry: (number: number) => void;
  onSeen: (traceId: string) => void;
  /** These turns are in sight. */
  onNear: (from: number, to: number) => void;
};

export function ConversationRows(props: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const { project, rows, goal, activeKey, chosen, onActive, onToggle, onOpen, onRetry } = props;
  const scroller = useRef<HTMLDivElement>(null);
  /** Whether it was somebody who scrolled, and not a goal. */
  const byHand = useRef(false);
  const tabbable = Math.max(
    0,
    rows.findIndex(({ key }) => key === activeKey),
  );

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => estimate(rows[index]),
    overscan: 6,
    paddingEnd: 48,
    initialRect: { width: 600, height: 800 },
    // Turns come above what is read: it stays where it is, by its key. Below nothing is followed.
    anchorTo: "end",
    scrollEndThreshold: -1,
    // The focus must not fall out of the list when its row is scrolled away.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(startIndex - overscan, 0);
      const last = Math.min(endIndex + overscan, count - 1);
      const near = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      if (tabbable < first) return [tabbable, ...near];
      return tabbable > last && tabbable < count ? [...near, tabbable] : near;
    },
  });

  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const near = useSettled(`${rows[startIndex]?.number ?? 0} ${rows[endIndex]?.number ?? 0}`, settleMs);
  const tellNear = useEffectEvent((from: number, to: number) => props.onNear(from, to));
  // The server is outside React: it is asked for what is in sight, once the scrolling pauses.
  useEffect(() => {
    const [from = 0, to = 0] = near.split(" ").map(Number);
    tellNear(from, to);
  }, [near]);

  const goalIndex = goal ? rows.findIndex(({ key }) => key === goal.traceId) : -1;
  const reach = useEffectEvent(() => {
    byHand.current = false;
    virtualizer.scrollToIndex(goalIndex, { align: "start" });
  });
  const isFound = goalIndex >= 0;
  // The scroller is outside React: it follows the goal, as soon as that is there.
  useEffect(() => {
    if (goal && isFound) reach();
  }, [goal, isFound]);

  function onScroll() {
    if (!byHand.current) return;
    const top = virtualizer.getVirtualItemForOffset((virtualizer.scrollOffset ?? 0) + 24);
    const row = top && rows[top.index];
    if (row) props.onSeen(row.trace.traceId);
  }

  function takeOver() {
    byHand.current = true;
  }

  return (
    <div
      ref={scroller}
      role="feed"
      aria-label="Conversation"
      tabIndex={-1}
      onScroll={onScroll}
      onWheel={takeOver}
      onTouchMove={takeOver}
      onPointerDown={takeOver}
      onKeyDownCapture={takeOver}
      onKeyDown={threadKeys({
        rows,
        activeKey,
        isOpen: (row) => row.type === "said" && row.open,
        canFold: props.canFold,
        onGo: ({ key }) => {
          const index = rows.findIndex((row) => row.key === key);
          const size = virtualizer.measurementsCache[index]?.size ?? 0;
          const isHigh = size > (virtualizer.scrollRect?.height ?? Number.POSITIVE_INFINITY) - 32;
          virtualizer.scrollToIndex(index, { align: isHigh ? "start" : "auto" });
          onActive(key);
          requestAnimationFrame(() => document.getElementById(threadRowId(key))?.focus({ preventScroll: true }));
        },
        onToggle: ({ key }) => onToggle(key),
        onEnter: ({ trace, ...row }) => onOpen(trace.traceId, row.type === "said" ? row.row.spanIds[0] : undefined),
      })}
      className="@container min-h-0 flex-1 overflow-y-auto overflow-x-hidden bg-panel outline-none"
    >
      <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const place = {
            ref: virtualizer.measureElement,
            index,
            count: rows.length,
            top: start,
            tabbable: index === tabbable,
            onActive,
          };
          if (row.type === "turn") return <ConversationTurn {...place} key={row.key} row={row} onOpen={onOpen} />;
          if (row.type === "note") return <ConversationNote {...place} key={row.key} row={row} onRetry={onRetry} />;
          return (
            <ConversationSaid
              {...place}
              key={row.key}
              project={project}
              trace={row.trace}
              row={row.row}
              open={row.open}
              active={row.key === activeKey}
              chosen={chosen !== undefined && row.row.spanIds.includes(chosen)}
              onToggle={onToggle}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

function estimate(row: ConversationRow | undefined) {
  if (row?.type === "turn") return 56;
  return row?.type === "said" ? estimateHeight(row.row) : 200;
}
