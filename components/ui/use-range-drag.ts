"use client";

import { type PointerEvent, useEffect, useRef, useState } from "react";

/** Less than this is a click, not a drag. */
const leastPx = 4;

type Options = {
  /** Which part lies below a pointer. */
  at: (event: PointerEvent<HTMLElement>) => number;
  onChoose: (first: number, last: number) => void;
};

/** Neighbours, such as the bars of a chart, chosen by dragging over them; Escape lets go of them. `wasDrag` tells the click at the end of it from a real one. */
export function useRangeDrag({ at, onChoose }: Options) {
  const [drag, setDrag] = useState<{ start: number; end: number; x: number; far: boolean }>();
  const dragged = useRef(false);
  const isDragging = drag !== undefined;
  const range = drag?.far ? ([Math.min(drag.start, drag.end), Math.max(drag.start, drag.end)] as const) : undefined;

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    dragged.current = false;
    if (event.button !== 0) return;
    setDrag({ start: at(event), end: at(event), x: event.clientX, far: false });
  }

  function onPointerMoveCapture(event: PointerEvent<HTMLElement>) {
    if (!drag) return;
    const far = drag.far || Math.abs(event.clientX - drag.x) >= leastPx;
    // Held from here on only: a click would no longer say which bar it was on.
    if (far && !drag.far) event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = dragged.current || far;
    setDrag({ ...drag, end: at(event), far });
  }

  function onPointerUp() {
    setDrag(undefined);
    if (range) onChoose(...range);
  }

  // The keyboard is outside React; while somebody drags, the focus may be anywhere.
  useEffect(() => {
    if (!isDragging) return;
    const cancel = (event: KeyboardEvent) => event.key === "Escape" && setDrag(undefined);
    window.addEventListener("keydown", cancel);
    return () => window.removeEventListener("keydown", cancel);
  }, [isDragging]);

  return {
    range,
    wasDrag: () => dragged.current,
    handlers: { onPointerDown, onPointerMoveCapture, onPointerUp, onPointerCancel: () => setDrag(undefined) },
  };
}
