"use client";

import { type PointerEvent, useRef } from "react";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { Scale } from "@/lib/traces/timeline/scale";
import { dragSight, type Grip, gripAt, type Sight, whole } from "@/lib/traces/timeline/zoom";
import { useTimelineDrag } from "./timeline-drag";
import { TimelineOverview } from "./timeline-overview";
import { timelinePlaces } from "./timeline-places";
import type { TimelineSight } from "./timeline-sight";
import { TimelineWaits } from "./timeline-waits";

const reach = 6;
const cursors: Record<Grip, string> = { from: "ew-resize", to: "ew-resize", place: "grab", new: "crosshair" };

type Props = { chart: Chart; scale: Scale; sight: TimelineSight; width: number; onPick: (sight: Sight) => void };

/** The whole trace in small. Drag across it to look closer, drag what is in sight or its edges to move them. */
export function TimelineMinimap({ chart, scale, sight: { sight, zoomed, change }, width, onPick }: Props) {
  const { length } = scale;
  const held = useRef<{ grip: Grip; sight: Sight }>(undefined);
  const drag = useTimelineDrag({
    onDown: (down, pixel) => {
      held.current = { grip: gripAt(sight, down * length, reach * pixel * length, length), sight };
    },
    onDrag: (down, at) => {
      const { grip, sight: before } = held.current ?? { grip: "new", sight: whole(length) };
      const next = dragSight(before, grip, down * length, at * length, length);
      change(() => next);
      onPick(next);
    },
  });
  const from = (sight.from / length) * 100;
  const to = (sight.to / length) * 100;

  function showGrip({ clientX, currentTarget, buttons }: PointerEvent<HTMLElement>) {
    if (buttons) return;
    const box = currentTarget.getBoundingClientRect();
    const unit = length / box.width;
    currentTarget.style.cursor = cursors[gripAt(sight, (clientX - box.left) * unit, reach * unit, length)];
  }

  return (
    <div
      {...drag}
      aria-hidden
      onPointerMove={(event) => {
        showGrip(event);
        drag.onPointerMove(event);
      }}
      className="relative h-10 touch-none select-none overflow-hidden rounded-sm bg-sunken"
    >
      <TimelineWaits gaps={chart.gaps} places={timelinePlaces(scale, whole(length), width)} />
      <TimelineOverview chart={chart} scale={scale} />
      {zoomed && (
        <>
          <span className="absolute inset-y-0 left-0 bg-panel/75" style={{ width: `${from}%` }} />
          <span className="absolute inset-y-0 right-0 bg-panel/75" style={{ width: `${100 - to}%` }} />
          <span
            className="absolute inset-y-0 min-w-1 border-accent border-x-2 bg-accent/8"
            style={{ left: `min(${from}%, 100% - 4px)`, width: `${to - from}%` }}
          />
        </>
      )}
    </div>
  );
}
