"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { formatDuration } from "@/lib/format";
import type { Chart } from "@/lib/traces/timeline/chart";
import { TimelineCard } from "./timeline-card";
import type { Places } from "./timeline-places";

type Props = {
  frame: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  track: RefObject<HTMLElement | null>;
  chart: Chart;
  places: Places;
};

type Spot = { x: number; left: number; top: number; y: number; spanId: string | undefined };

const cardWidth = 260;

/** The time under the pointer, and what the bar there has to say. */
export function TimelineCursor({ frame, scroller, track, chart, places }: Props) {
  const [spot, setSpot] = useState<Spot>();
  const node = spot?.spanId && chart.nodes.find(({ span }) => span.spanId === spot.spanId);

  const onMove = useEffectEvent(({ clientX, clientY, target, pointerType, buttons }: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    const outer = frame.current?.getBoundingClientRect();
    const x = clientX - (box?.left ?? 0);
    if (!box || !outer || pointerType === "touch" || buttons || x < 0 || x > box.width) return setSpot(undefined);
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-span]") : null;
    setSpot({
      x,
      left: clientX - outer.left,
      top: box.top - outer.top,
      y: clientY - outer.top,
      spanId: row?.dataset.span,
    });
  });
  const onLeave = useEffectEvent(() => setSpot(undefined));

  // The pointer is outside React, and only this line follows it.
  useEffect(() => {
    const element = scroller.current;
    element?.addEventListener("pointermove", onMove);
    element?.addEventListener("pointerleave", onLeave);
    element?.addEventListener("pointerdown", onLeave);
    element?.addEventListener("scroll", onLeave);
    return () => {
      element?.removeEventListener("pointermove", onMove);
      element?.removeEventListener("pointerleave", onLeave);
      element?.removeEventListener("pointerdown", onLeave);
      element?.removeEventListener("scroll", onLeave);
    };
  }, [scroller]);

  if (!spot) return null;
  const flip = spot.left + cardWidth + 24 > (frame.current?.clientWidth ?? 0);

  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-20 overflow-hidden">
      <span className="absolute bottom-0 w-px bg-accent" style={{ left: spot.left, top: spot.top }} />
      <span
        className="absolute -translate-x-1/2 whitespace-nowrap rounded-sm bg-fg px-1 text-panel text-xs tabular-nums"
        style={{ left: spot.left, top: spot.top }}
      >
        {formatDuration(Math.max(0, places.msAt(spot.x)))}
      </span>
      {node && (
        <TimelineCard
          key={node.span.spanId}
          node={node}
          chart={chart}
          style={{
            width: cardWidth,
            left: flip ? Math.max(4, spot.left - cardWidth - 12) : spot.left + 12,
            top: spot.y + 14,
          }}
        />
      )}
    </div>
  );
}
