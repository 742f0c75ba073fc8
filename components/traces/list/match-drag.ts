"use client";

import { type PointerEvent, useEffect, useState } from "react";

/** Less than this is a click, not a drag. */
const leastPx = 4;

/** A stretch of bars chosen by dragging over them; Escape lets go of it. */
export function useBucketDrag(count: number, onChoose: (first: number, last: number) => void) {
  const [drag, setDrag] = useState<{ start: number; end: number; x: number; far: boolean }>();
  const range = drag?.far ? ([Math.min(drag.start, drag.end), Math.max(drag.start, drag.end)] as const) : undefined;
  const isDragging = drag !== undefined;

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 || count === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = bucketAt(event, count);
    setDrag({ start: at, end: at, x: event.clientX, far: false });
  }

  function onPointerMoveCapture(event: PointerEvent<HTMLElement>) {
    if (!drag) return;
    const far = drag.far || Math.abs(event.clientX - drag.x) >= leastPx;
    setDrag({ ...drag, end: bucketAt(event, count), far });
  }

  function onPointerUp() {
    setDrag(undefined);
    if (range) onChoose(...range);
  }

  // The keyboard is outside React; the bars never have its focus.
  useEffect(() => {
    if (!isDragging) return;
    const cancel = (event: KeyboardEvent) => event.key === "Escape" && setDrag(undefined);
    window.addEventListener("keydown", cancel);
    return () => window.removeEventListener("keydown", cancel);
  }, [isDragging]);

  return {
    range,
    handlers: { onPointerDown, onPointerMoveCapture, onPointerUp, onPointerCancel: () => setDrag(undefined) },
  };
}

/** The bar below a pointer; beyond the ends, the last one. */
export function bucketAt({ currentTarget, clientX }: PointerEvent<HTMLElement>, count: number) {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)));
}
