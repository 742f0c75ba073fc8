"use client";

import { type PointerEvent, useRef } from "react";

const leastPixels = 3;

type Drag = {
  /** Both from 0 to 1 of the element. */
  onDrag: (down: number, at: number) => void;
  /** `at` is undefined where the drag was broken off. */
  onEnd?: (down: number, at: number | undefined) => void;
  onDown?: (down: number, pixel: number) => void;
};

/** Handlers for dragging along an element; a click is none. */
export function useTimelineDrag({ onDrag, onEnd, onDown }: Drag) {
  const from = useRef<{ down: number; dragging: boolean }>(undefined);

  function placeOf({ clientX, currentTarget }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect();
    return { at: Math.min(1, Math.max(0, (clientX - left) / width)), pixel: 1 / width };
  }

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      const { at, pixel } = placeOf(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { down: at, dragging: false };
      onDown?.(at, pixel);
    },
    onPointerMove(event: PointerEvent) {
      if (!from.current) return;
      const { at, pixel } = placeOf(event);
      if (Math.abs(at - from.current.down) >= leastPixels * pixel) from.current.dragging = true;
      if (from.current.dragging) onDrag(from.current.down, at);
    },
    onPointerUp(event: PointerEvent) {
      if (from.current?.dragging) onEnd?.(from.current.down, placeOf(event).at);
      from.current = undefined;
    },
    onPointerCancel() {
      if (from.current?.dragging) onEnd?.(from.current.down, undefined);
      from.current = undefined;
    },
  };
}
