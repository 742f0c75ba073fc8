"use client";

import { useState } from "react";
import type { Tick } from "@/lib/traces/timeline/ticks";
import { between, type Sight } from "@/lib/traces/timeline/zoom";
import { useTimelineDrag } from "./timeline-drag";
import type { Places } from "./timeline-places";
import type { TimelineSight } from "./timeline-sight";

type Props = { ticks: Tick[]; places: Places; sight: TimelineSight; onPick: (sight: Sight) => void };

const letterWidth = 6.3;

/** The time along the top; a range dragged across it is what one sees next. */
export function TimelineAxis({ ticks, places, sight: { sight, length, change }, onPick }: Props) {
  const [range, setRange] = useState<{ from: number; to: number }>();
  const onAxis = (share: number) => sight.from + share * (sight.to - sight.from);
  const drag = useTimelineDrag({
    onDrag: (down, at) => setRange({ from: Math.min(down, at), to: Math.max(down, at) }),
    onEnd: (down, at) => {
      setRange(undefined);
      if (at === undefined) return;
      const next = between(onAxis(down), onAxis(at), length);
      change(() => next);
      onPick(next);
    },
  });

  const placed = placeLabels(ticks, places);

  return (
    <div
      {...drag}
      aria-hidden
      title="Drag to look closer"
      className="relative h-6 cursor-crosshair touch-none select-none overflow-hidden text-fg-3 text-xs"
    >
      {placed.map(({ ms, label, left, flipped }) => (
        <span
          key={ms}
          style={{ left }}
          className="absolute inset-y-0 flex items-center whitespace-nowrap border-line-strong border-l tabular-nums"
        >
          <span className={flipped ? "-translate-x-full pr-1" : "pl-1"}>{label}</span>
        </span>
      ))}
      {range && (
        <span
          className="absolute inset-y-0 border-accent border-x bg-accent/20"
          style={{ left: `${range.from * 100}%`, width: `${(range.to - range.from) * 100}%` }}
        />
      )}
    </div>
  );
}

/** The last label stands before its line where there is no room after it, if there is room before. */
function placeLabels(ticks: Tick[], places: Places) {
  let taken = 0;
  return ticks.map(({ ms, label }) => {
    const left = places.point(ms);
    const width = label.length * letterWidth + 8;
    const flipped = left + width > places.trackWidth;
    const fits = !flipped || left - width >= taken;
    taken = left + width;
    return { ms, left, flipped, label: fits ? label : "" };
  });
}
