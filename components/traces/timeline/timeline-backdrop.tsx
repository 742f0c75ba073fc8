import type { Chart } from "@/lib/traces/timeline/chart";
import type { Tick } from "@/lib/traces/timeline/ticks";
import type { TimelineLayout } from "./timeline-layout";
import type { Places } from "./timeline-places";
import { TimelineWaits } from "./timeline-waits";

type Props = { chart: Chart; layout: TimelineLayout; places: Places; ticks: Tick[] };

/** The lines of the axis and the bands of waiting, behind all rows. */
export function TimelineBackdrop({ chart, layout, places, ticks }: Props) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 overflow-hidden"
      style={{ left: layout.labelWidth, width: layout.trackWidth }}
    >
      {ticks.map(({ ms }) => (
        <span key={ms} className="absolute inset-y-0 w-px bg-line" style={{ left: places.point(ms) }} />
      ))}
      <TimelineWaits gaps={chart.gaps} places={places} />
    </div>
  );
}
