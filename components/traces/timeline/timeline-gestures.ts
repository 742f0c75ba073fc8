"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { pan, zoom } from "@/lib/traces/timeline/zoom";
import type { TimelineSight } from "./timeline-sight";

const zoomPerPixel = 0.006;
const pixelsPerLine = 16;
const touches = ["touchstart", "touchmove", "touchend"] as const;

/** Where two fingers are, from 0 to 1 of the track. */
type Fingers = { at: number; apart: number };

/** Ctrl or ⌘ with the wheel, or a pinch, zooms at the pointer; Shift or a sideways wheel pans. */
export function useTimelineGestures(
  scroller: RefObject<HTMLElement | null>,
  track: RefObject<HTMLElement | null>,
  { change, zoomed }: TimelineSight,
) {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (!box?.width) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsPerLine : 1;
    const { deltaX, deltaY } = event;
    const sideways = event.shiftKey ? deltaX || deltaY : Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : 0;

    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const focus = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      const amount = Math.min(100, Math.max(-100, deltaY * unit));
      change((sight, length) => zoom(sight, Math.exp(-amount * zoomPerPixel), focus, length));
    } else if (sideways && zoomed) {
      event.preventDefault();
      change((sight, length) => pan(sight, (sideways * unit) / box.width, length));
    }
  });

  const fingers = useRef<Fingers>(undefined);
  const onTouch = useEffectEvent((event: TouchEvent) => {
    const box = track.current?.getBoundingClientRect();
    const before = fingers.current;
    const now = box?.width ? fingersOn(event.touches, box) : undefined;
    fingers.current = now;
    if (!now) return;
    event.preventDefault();
    if (!before) return;
    change((sight, length) => pan(zoom(sight, now.apart / before.apart, now.at, length), before.at - now.at, length));
  });

  // React listens to these passively, and could not keep the page from zooming.
  useEffect(() => {
    const element = scroller.current;
    element?.addEventListener("wheel", onWheel, { passive: false });
    for (const name of touches) element?.addEventListener(name, onTouch, { passive: false });
    return () => {
      element?.removeEventListener("wheel", onWheel);
      for (const name of touches) element?.removeEventListener(name, onTouch);
    };
  }, [scroller]);
}

function fingersOn([first, second, third]: TouchList, { left, width }: DOMRect): Fingers | undefined {
  if (!first || !second || third) return undefined;
  const apart = Math.max(10, Math.abs(first.clientX - second.clientX)) / width;
  return { at: ((first.clientX + second.clientX) / 2 - left) / width, apart };
}
