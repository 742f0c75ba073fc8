import type { RefObject } from "react";
import { exactDuration, formatCount, formatDuration } from "@/lib/format";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { Scale } from "@/lib/traces/timeline/scale";
import type { Tick } from "@/lib/traces/timeline/ticks";
import type { Sight } from "@/lib/traces/timeline/zoom";
import { TimelineAxis } from "./timeline-axis";
import type { TimelineLayout } from "./timeline-layout";
import { TimelineMinimap } from "./timeline-minimap";
import type { Places } from "./timeline-places";
import { TimelineRange } from "./timeline-range";
import type { TimelineSight } from "./timeline-sight";
import { TimelineWaits } from "./timeline-waits";

type Props = {
  track: RefObject<HTMLDivElement | null>;
  chart: Chart;
  scale: Scale;
  sight: TimelineSight;
  layout: TimelineLayout;
  places: Places;
  ticks: Tick[];
  /** After another part of the trace was picked: its rows may be elsewhere. */
  onPick: (sight: Sight) => void;
};

/** Overview, axis and pauses; stays in place while the rows scroll below it. */
export function TimelineHead({ track, chart, scale, sight, layout, places, ticks, onPick }: Props) {
  return (
    <div
      className="sticky top-0 z-10 border-line border-b bg-panel pt-1"
      style={{ height: timelineHeadHeight(chart), paddingLeft: layout.labelWidth }}
    >
      {!layout.stacked && (
        <p className="absolute top-1 left-3 text-fg-3 text-sm tabular-nums" style={{ width: layout.labelWidth - 20 }}>
          <strong className="block font-semibold text-fg text-lg" title={exactDuration(chart.totalMs)}>
            {formatDuration(chart.totalMs)}
          </strong>
          {sight.zoomed ? <TimelineRange places={places} /> : spanCount(chart.nodes.length)}
        </p>
      )}
      <div ref={track} style={{ width: layout.trackWidth }}>
        <TimelineMinimap chart={chart} scale={scale} sight={sight} width={layout.trackWidth} onPick={onPick} />
        <TimelineAxis ticks={ticks} places={places} sight={sight} onPick={onPick} />
        {chart.gaps.length > 0 && (
          <div className="relative h-4 overflow-hidden">
            <TimelineWaits named gaps={chart.gaps} places={places} />
          </div>
        )}
      </div>
    </div>
  );
}

function spanCount(count: number) {
  return `${formatCount(count)} ${count === 1 ? "span" : "spans"}`;
}

const headHeight = 69;
const gapsHeight = 18;

export function timelineHeadHeight({ gaps }: Chart) {
  return headHeight + (gaps.length > 0 ? gapsHeight : 0);
}
