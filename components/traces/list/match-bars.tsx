"use client";

import { useState } from "react";
import { FailedBars } from "@/components/ui/failed-bars";
import { useRangeDrag } from "@/components/ui/use-range-drag";
import { formatCount } from "@/lib/format";
import type { MatchTimeline } from "@/lib/search/schema";
import { bucketAt } from "./bucket-at";
import { axisTicks } from "./match-axis";
import { MatchReading } from "./match-reading";

type Props = { timeline: MatchTimeline; onZoom: (from: string, to: string) => void };

const height = 44;
/** From here on a label would not fit. */
const lastLabel = 0.94;

/** A bar for each stretch of time, its failed part at the bottom. Dragging over some of them asks for that range. */
export function MatchBars({ timeline: { buckets, estimated }, onZoom }: Props) {
  const [hover, setHover] = useState<number>();
  const drag = useRangeDrag({
    at: (event) => bucketAt(event, buckets.length),
    onChoose: (first, last) => {
      const [from, to] = [buckets[first]?.from, buckets[last]?.to];
      if (from && to && Date.parse(to) - Date.parse(from) > 1) onZoom(from, to);
    },
  });
  const [start, end] = [buckets[0], buckets.at(-1)];
  const read = hover === undefined ? undefined : buckets[hover];
  const { range } = drag;

  return (
    <div
      className="relative flex h-full touch-none select-none flex-col"
      onPointerMove={(event) => setHover(bucketAt(event, buckets.length))}
      onPointerLeave={() => setHover(undefined)}
      {...drag.handlers}
    >
      <FailedBars
        label={summary(buckets, estimated)}
        bars={buckets.map(({ from, count, errors }) => ({ key: from, count, failed: errors }))}
        height={height}
        current={hover}
        className="h-11"
      >
        {range && <rect x={range[0]} width={range[1] - range[0] + 1} height={height} className="fill-accent/20" />}
      </FailedBars>
      <div aria-hidden className="relative h-4 overflow-hidden text-fg-3 text-xs">
        {start &&
          end &&
          axisTicks(Date.parse(start.from), Date.parse(end.to)).map(({ at, label }) => (
            <span
              key={at}
              style={{ left: `${at * 100}%` }}
              className="absolute whitespace-nowrap border-line border-l pl-1"
            >
              {at < lastLabel && label}
            </span>
          ))}
      </div>
      {read && hover !== undefined && (
        <MatchReading bucket={read} estimated={estimated} at={(hover + 0.5) / buckets.length} />
      )}
    </div>
  );
}

function summary(buckets: MatchTimeline["buckets"], estimated: boolean) {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const errors = buckets.reduce((sum, { errors: failed }) => sum + failed, 0);
  return `${estimated ? "About " : ""}${formatCount(total)} ${total === 1 ? "trace" : "traces"}, ${formatCount(errors)} failed`;
}
