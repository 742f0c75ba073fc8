"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef } from "react";
import { MoreFailed } from "@/components/ui/more-failed";
import type { Trace } from "@/lib/traces/schema";
import { SessionTrace, sessionTraceId } from "./session-trace";
import type { useSessionTraces } from "./use-session-traces";

type Props = {
  query: ReturnType<typeof useSessionTraces>["query"];
  traces: Trace[];
  currentId: string | undefined;
  onChoose: (traceId: string) => void;
  onOpen: (traceId: string) => void;
};

export function SessionTraces({ query, traces, currentId, onChoose, onOpen }: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  const startTime = traces[0]?.startTime;
  const current = Math.max(
    0,
    traces.findIndex(({ traceId }) => traceId === currentId),
  );
  const virtualizer = useVirtualizer({
    count: traces.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => traces[index]?.traceId ?? index,
    estimateSize: () => 52,
    overscan: 8,
    initialRect: { width: 336, height: 800 },
    // The row that Tab reaches stays on the page.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(startIndex - overscan, 0);
      const last = Math.min(endIndex + overscan, count - 1);
      const near = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      if (current < first) return [current, ...near];
      return current > last && current < count ? [...near, current] : near;
    },
  });

  const follow = useEffectEvent((index: number) => {
    if (scroller.current?.checkVisibility()) virtualizer.scrollToIndex(index, { align: "auto" });
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !scroller.current?.contains(activeElement)) return;
    requestAnimationFrame(() => focusTrace(traces[index]?.traceId));
  });

  // The scroller and the focus are outside React: they follow what is read.
  useEffect(() => follow(current), [current]);

  return (
    <section aria-label="Traces of the session" className="flex min-h-0 flex-1 flex-col">
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
        <ol className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const trace = traces[index];
            if (!trace) return null;
            return (
              <SessionTrace
                key={trace.traceId}
                trace={trace}
                number={index + 1}
                count={query.hasNextPage ? -1 : traces.length}
                offsetMs={Date.parse(trace.startTime) - Date.parse(startTime ?? trace.startTime)}
                top={start}
                current={index === current}
                onChoose={onChoose}
                onOpen={onOpen}
              />
            );
          })}
        </ol>
        {query.isFetchNextPageError && (
          <MoreFailed onRetry={() => query.fetchNextPage()}>The rest could not be loaded.</MoreFailed>
        )}
      </div>
    </section>
  );
}

/** Gives the keys to a trace of the list, which may be on the page or not. */
export function focusTrace(traceId: string | undefined) {
  if (traceId) document.getElementById(sessionTraceId(traceId))?.focus({ preventScroll: true });
}
