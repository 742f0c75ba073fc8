"use client";

import { type RefObject, useEffect, useState } from "react";

const barMargin = 12;
const usualWidth = 1000;

export type TimelineLayout = {
  /** Until the width is known nothing should be seen, for it would jump. */
  known: boolean;
  /** Where there is no room for a column of names, they stand above their bars. */
  stacked: boolean;
  rowHeight: number;
  labelWidth: number;
  trackWidth: number;
};

/** How the width at hand is shared out. */
export function useTimelineLayout(element: RefObject<HTMLElement | null>): TimelineLayout {
  const [measured, setMeasured] = useState<number>();

  // The size of an element is outside React.
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setMeasured(Math.round(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);

  const width = measured ?? usualWidth;
  const stacked = width < 460;
  const labelWidth = stacked ? barMargin : Math.round(Math.min(340, Math.max(170, width * 0.32)));
  return {
    known: measured !== undefined,
    stacked,
    rowHeight: stacked ? 42 : 28,
    labelWidth,
    trackWidth: Math.max(60, width - labelWidth - barMargin),
  };
}
